// Who signs in the demo: invented people with addresses that no mail reaches.

const givenNames = [
  'Ruth',
  'Tomás',
  'Wen-Li',
  'Priya',
  'Odette',
  'Samuel',
  'Noor',
  'Grace',
  'Lucía',
  'Benedikt',
  'Amara',
  'Kateryna',
  'Joaquín',
  'Miriam',
  'Thanh',
  'Farida',
  'Elias',
  'Xiomara',
  'Declan',
  'Sunniva',
  'Ibrahim',
  'Carmen',
  'Yusuf',
  'Hana',
  'Mateo',
  'Adaeze',
  'Piotr',
  'Leilani',
  'Rafael',
  'Ingrid',
  'Kofi',
  'Marguerite',
  'Nadia',
  'Emeka',
  'Soledad',
  'Viktor',
]

const familyNames = [
  'Abeyta-Lindqvist',
  'Ibarra Fuentes',
  'Castellanos',
  'Raghunathan',
  'Mbeki-Laurent',
  'Achterberg',
  'al-Haddad',
  'Oyelaran',
  'Villaseñor Prado',
  'Stahl',
  'Dessalegn',
  'Holub',
  'Quiroga',
  'Fennimore',
  'Nguyen-Hart',
  'Zamani',
  'Brandvold',
  'Santacruz',
  'O’Malley-Reyes',
  'Halvorsen',
  'Kouyaté',
  'Belmonte',
  'Demir',
  'Watanabe-Cole',
  'Arriaga',
  'Nwosu',
  'Wieczorek',
  'Kahale',
  'Montenegro',
  'Sorensen',
  'Asante',
  'Delacroix',
  'Petrova',
  'Okonjo',
  'Ledesma',
  'Gruber',
  'Tran',
  'Baptiste',
  'Escobedo',
  'Rahimi',
  'Lindahl',
]

const titles = [
  'Policy Director',
  'Executive Director',
  'Legal Director',
  'Board Secretary',
  'Director of Advocacy',
  'Managing Attorney',
  'Coordinator',
  'Co-Director',
  'Campaigns Manager',
  'Staff Attorney',
]

export type Person = { name: string; title: string; email: string; city: string; state: string }

/** The invented person who speaks for the organization in this place of a list; the same each time. */
export function personFor(organization: string, at: number, { city = '', state = '' } = {}): Person {
  const given = pick(givenNames, at * 7 + 3)
  const family = pick(familyNames, at * 11 + 5)
  return {
    name: `${given} ${family}`,
    title: pick(titles, at * 3 + organization.length),
    email: `${plain(given)}.${plain(family)}@${plain(organization).slice(0, 40).replace(/-$/, '')}.example`,
    city,
    state,
  }
}

function pick<T>(list: T[], at: number): T {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('The list is empty.')
  return found
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
