import type { OfficeInput } from './directory.server'

/** An office every installation knows, with where its address was read; `shipped` never changes. */
export type Shipped = Pick<OfficeInput, 'name' | 'holderTitle' | 'component' | 'branch' | 'address'> & {
  shipped: string
  source: string
  known: 'read' | 'unverified' | 'missing'
}

const DHS = 'U.S. Department of Homeland Security'

/** The offices shipped with this release: no address, e-mail or name in it that its source does not give. */
export const SHIPPED: Shipped[] = [
  {
    shipped: 'dhs-secretary',
    name: 'Office of the Secretary',
    holderTitle: 'Secretary of Homeland Security',
    component: DHS,
    branch: 'executive',
    address: ['Washington, DC 20528'],
    source: 'Address line of a Senate letter of June 11, 2015 (grassley.senate.gov)',
    known: 'read',
  },
  {
    shipped: 'ice-director',
    name: 'Office of the Director',
    holderTitle: 'Director',
    component: 'U.S. Immigration and Customs Enforcement',
    branch: 'executive',
    address: ['500 12th St. SW', 'Washington, DC 20536'],
    source: 'Address block of a coalition letter of 2021',
    known: 'read',
  },
  {
    shipped: 'uscis-director',
    name: 'Office of the Director',
    holderTitle: 'Director',
    component: 'U.S. Citizenship and Immigration Services',
    branch: 'executive',
    address: ['MS 2000', 'Washington, DC 20529-2000'],
    source: 'Letterhead of May 11, 2018; headquarters at 5900 Capital Gateway Drive, Camp Springs, MD 20746',
    known: 'read',
  },
  {
    shipped: 'dhs-crcl',
    name: 'Office for Civil Rights and Civil Liberties',
    holderTitle: 'Officer for Civil Rights and Civil Liberties',
    component: DHS,
    branch: 'executive',
    address: ['Building 410, Mail Stop 0190', 'Washington, DC 20528'],
    source: 'Page of its Compliance Branch on dhs.gov',
    known: 'read',
  },
  {
    shipped: 'white-house-dpc',
    name: 'Domestic Policy Council',
    holderTitle: 'Deputy Director',
    component: 'The White House',
    branch: 'executive',
    address: ['1600 Pennsylvania Ave. NW', 'Washington, DC 20500'],
    source: 'Address block of a coalition letter of 2021',
    known: 'read',
  },
  {
    shipped: 'cbp-commissioner',
    name: 'Office of the Commissioner',
    holderTitle: 'Commissioner',
    component: 'U.S. Customs and Border Protection',
    branch: 'executive',
    address: ['1300 Pennsylvania Ave. NW', 'Washington, DC 20229'],
    source: 'Common knowledge',
    known: 'unverified',
  },
  {
    shipped: 'dhs-oido',
    name: 'Office of the Immigration Detention Ombudsman',
    holderTitle: 'Immigration Detention Ombudsman',
    component: DHS,
    branch: 'executive',
    address: [],
    source: 'Established by Pub. L. 116-93 § 106; no postal address found',
    known: 'missing',
  },
  {
    shipped: 'dhs-oig',
    name: 'Office of Inspector General',
    holderTitle: 'Inspector General',
    component: DHS,
    branch: 'executive',
    address: [],
    source: 'No postal address found',
    known: 'missing',
  },
]
