/** Given names common in the United States and Latin America (Social Security and INEGI lists), without those that are places or virtues. */
export const GIVEN = words(`
aaron abdul abdullah adeline aidan alistair amara anneke astrid bastian birgit bram camilo chidi chinwe deirdre dmitri ebele elif emeka emre esra fatou femi fumiko giulia giuseppe hiroshi ifeoma ilse ingeborg isolde jakub joao jonas jorgen kaito kenji klaus kofi lars leila lorcan lukas magnus maeve mateusz matthias miroslav nadine ngozi nils noor oluwaseun orla pavel philippa pierre priyanka rosamund ruth-ann saoirse sigrid soren stefania svetlana sven tobias tomasz vikram wei wilhelmina xiomara yusuf zeynep abigail abraham ada adam adan adela adriana adrian agnes agustin ahmad ahmed aisha alan alba albert alberto alejandra
alejandro alex alexa alexander alexandra alexis alfonso alfred alfredo ali alice alicia alina allan allen allison alma alonso altagracia
alvaro alyssa amalia amanda amar amelia amina amir amit amy ana anabel anand anastasia andre andrea andres andrew andy ángel angela angelica angelina
angie anibal anil anita anjali ann anna anne annette annie anthony antoine anton antonia antonio araceli ariana ariel armando arnold
arthur arturo arun asha ashley astrid aura aurelia aurora ayesha barbara barry beatrice beatriz belen ben benita benito benjamin
bernadette bernard bernardo bertha beth bethany betty beverly bianca bill billy blanca bob bonnie brad bradley brandon brenda brendan
brian bridget brittany bruce bruno bryan caitlin caleb calvin camila camille candace carina carl carla carlos carmela carmen carol
carole caroline carolyn carrie catalina catherine cathy cecilia celeste celia cesar chad charles charlie chelsea cheryl chloe chris
christian christina christine christopher chuck cindy claire clara clarence claudia claudio clara clyde colin colleen connie connor
conrad consuelo corey cornelius cory craig cristian cristina cristobal crystal curtis cynthia dale dalia damaris damian dan dana daniel
daniela danielle danny daphne darius darlene darren darryl dave david dawn dean deanna debbie deborah debra deepa delia delores denise dennis
derek derrick diana diane diego dolores dominic dominique don donald donna dora doreen doris dorothy doug douglas duane dustin dwayne
dylan ebony eddie edgar edith edmund eduardo edward edwin efrain eileen elaine elba eleanor elena eli elias elisa elise elizabeth ella
ellen elmer elsa elva elvira emilia emilio emily emma emmanuel enrique eric erica erick erik erika erin ernest ernesto esmeralda
esperanza esteban estela esther ethan eugene eugenia eunice eva evan evangelina evelyn fabian fabiola farah fatima federico felicia
felipe felix fernanda fernando fidel filiberto fiona flor florencia francesca francis francisca francisco frank franklin fred
frederick gabriel gabriela gabriella gail gary gene geoffrey george georgina gerald gerardo gilbert gilberto gina giovanni gisela
gladys glen glenda glenn gloria gonzalo gordon graciela greg gregorio gregory greta guadalupe guillermo gus gustavo gwen
hannah hans harold harriet harry harvey hassan hattie heather hector heidi helen helena henry herbert herman hilda hiram holly howard hugo
humberto ian ibrahim ida ignacio imani ines ingrid irene iris irma isaac isabel isabella isaiah ismael israel ivan ivette jack jackie
jacob jacqueline jacques jaime jake jamal james jamie jan jane janet janice jared jasmine jason javier jay jean jeanette jeanne jeff
jeffrey jelani jen jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jesus jill jim jimena jimmy joan joann joanna joanne joaquin
jocelyn jodi jody joe joel johanna john johnny jon jonah jonathan jorge jose josé josefina joseph josephine josh joshua josue joyce juan
juana juanita judith judy julia julian juliana julie juliet julieta julio julius justin kamal karen karina karl karla kate katherine
kathleen kathryn kathy katie katrina kavita kayla keith kelly ken kendra kenneth kenya kerry kevin khadija kim kimberly kirk krista
kristen kristin kristina kurt kwame kyle lance larissa larry latoya laura lauren laurie lawrence leah lee leila lena leo leon leonard
leonardo leonor leroy leslie leticia lewis lidia lila lilia lilian liliana lillian linda lindsay lindsey lisa liz lloyd lois lola lorena
lorenzo loretta lori lorraine louis louise lourdes lucas lucia luciana lucille lucinda lucy luis luisa luke lupe luz lydia lynn mabel
magdalena mai malcolm malik manuel manuela marc marcel marcela marcelo marcia marco marcos marcus margaret margarita margie maria
maría mariah mariam mariana maribel maricela marie marilyn marina mario marisa marisol maritza marjorie mark marlene marsha marta
martha martin martín mary mateo mathew matt matthew maureen maurice mauricio max maya mayra megan mehdi melanie melinda melissa melvin
mercedes meredith mia michael michaela michele michelle miguel mike mildred milton mindy miranda miriam mitchell mohamed mohammad mohammed
moises mónica monica monique monserrat montserrat moris mustafa myra myrna nadia nancy naomi natalia natalie natasha nathan nathaniel
neha neil nelson nestor nicholas nick nicolas nicole nidia nina noah noel noemi nora norma norman octavio odette ofelia olga oliver
olivia olivier omar orlando oscar osvaldo otto pablo pamela paola pat patricia patrick paul paula pauline pearl pedro peggy penny perla
pete peter phil philip phillip phyllis pierre pilar priscilla priya rachel rafael rajesh ralph ramiro ramon ramona randall randy raquel raul ravi
ray raymond rebeca rebecca regina renata rene renee reyna rhonda ricardo richard rick ricky rita robert roberta roberto robin robyn
rochelle rocio roderick rodney rodolfo rodrigo roger rogelio roland rolando roman ron ronald rosa rosalia rosalind rosario roseanne
rosemary rosie roxana roy ruben rubén rudy russell ruth ryan sabrina sally salma salvador sam samantha samir samuel sandra sandy
santiago sara sarah saul scott sean sebastian selena serena sergio seth shannon sharon shaun shawn sheila shelby shelly sherry shirin
shirley sidney silvia simon simone sirine sofia sonia sonya sophia sophie stacey stacy stan stanley stefan stephanie stephen steve
steven stuart sue sunita susan susana suzanne sylvia tamara tammy tania tanya tara tatiana ted teresa terrence terri terry thelma
theodore theresa thomas tiffany tim timothy tina todd tom tomas tomás tommy toni tony tracey traci tracy travis trevor trinidad tyler ubaldo
ursula valentina valeria valerie vanessa vera veronica vicente vicki vicky victor victoria vincent viola violeta virginia vivian
wade walter wanda warren wayne wendell wendy wilfredo will william willie winston xavier ximena xochitl yadira yasmin yesenia yolanda
yvette yvonne zachary zainab zoe zulma
`)

/** Words that make a name an organization's, a place or a plain phrase, English and Spanish. */
export const NOT_PERSON = words(`
a abogados access accompaniment acción accion action active advocacy advocate advocates affairs african africa agency aid alianza alliance
allied ally america american americans americas amigos and animal apoyo arab area arizona arts arch asian asistencia asociacion asociación assembly
association asylum austin bail baptist bar bay bible black board bond border borders bridge bridges brothers brotherhood building bureau business
california campaign campesinas caribbean care caritas carolina carolinas casa case catholic caucus causa center centers central centre centro
chapter charities charity chicago children children’s choice christian christians church churches circle citizen citizens citizenship city civic civil
clergy clerics clinic clínica clinica club co coalicion coalición coalition collaborative colectiva colectivo collective college colorado
comite comité commission committee common commons commonwealth communities community compact comunidad comunidades concilio conference
congregation congregational congress connection consejo cooperative corp corporation council counsel country county court crossing dallas daughters day
de defense defenders defender del democracy democratic department derechos desert detained detention diocese disability district doctors
dream dreamers east eastern economic ecumenical education educational educators el empowerment enterprise entre episcopal equal equality
equity europe evangelical faculty fair faith families familias familia family farm farmworker farmworkers federation fellowship
first florida fondo food for force forum foundation free freedom friends front frontera fuerza fund fundacion fundación futures georgia
global good government grace grassroots great greater group groups grupo guild haitian harbor health hermanas hermandad hermanos
hispanic hispano home homes hope hospitality house housing houston hub human humane humanitarian iglesia illinois immigrant immigrants immigration
impact inc incorporated indiana indigenous indivisible initiative innovation institute instituto interfaith international internet islamic
jesuit jesuits jewish jobs judaism jubilee justice justicia kansas knights la lab labor land las latin latina latinas latino latinos latinx
law lawyers leadership league lgbtq legal legion liberation liberty library light lives llc llp local los louisiana lutheran mains maine
maryland massachusetts medical mennonite mental mercy methodist metro miami michigan midwest migra migrant migrantes migrants
migration minister ministerio ministries ministry minnesota mission missouri montana mothers movement movimiento mujeres muslim mutual nation
national nations native network neighbor neighbors nevada new north northeast northern northwest nuestra nurses observatory of office ohio on
oregon organization organisation organize organized organizers organizing organización outreach pacific parish park partner partners partnership pax peace pennsylvania people
people’s peoples physicians pilgrims plaza policy popular portland power presbyterian prison prisoners private program progress progressive
project prophetic protection proyecto public pueblo puente puerta queer race racial raza reform reformed refugee refugees regional relief religious
reproductive rescue research resist resistance resistencia resource resources response restoration rights river rural safe saint san sanctuary santa
school schools science seattle senior seminary service services shelter sikh sikhs sisters social society solidarity solidaridad south southeast southern
southwest spirit st state states strategies street student students support survivors sustainable synagogue synod table task team temple
tenants texas the theological together torture trade trans transgender transit trust u.s. unida unidas unido unidos union unit unitarian united unity
universalist universalists university urban usa valley vecinos vermont veterans victims virginia virtual vision voces voice voices voters washington watch water
welcome welcoming welfare west western white wisconsin with women women’s work worker workers working world worship ymca york youth
young ywca zen
`)

/** Titles that stand before a person's surname in salutations and address blocks. */
export const TITLES = words(`
acting deputy assistant associate under undersecretary secretary director attorney general president vice speaker leader majority minority
chair chairman chairwoman chairperson co-chair co-chairs chairs ranking member members senator senators representative representatives congressman congresswoman
congressmember rep. sen. reps. sens. governor governors gov. lieutenant mayor commissioner commissioners administrator ambassador judge justice chief officer superintendent
sheriff councilmember councilman councilwoman council supervisor supervisors comptroller controller inspector counsel minister prime high special envoy
rapporteur mr. mrs. ms. mx. dr. prof. professor rev. reverend bishop archbishop cardinal rabbi hon. honorable the madam mister mr ms mrs dr sr. sra. srta. señor señora señores
secretario secretaria directora subsecretario subsecretaria presidente presidenta senador senadora diputado diputada gobernador gobernadora
alcalde alcaldesa comisionado comisionada ministro ministra fiscal procurador procuradora embajador embajadora interino interina adjunto
adjunta canciller principal executive interim designate warden registrar treasurer solicitor postmaster delegate assemblymember assemblyman
assemblywoman senior advisor adviser co-director coordinator
doctor doctora licenciado licenciada lic. ing. magistrado magistrada juez jueza
`)

/** Words of what people do in organizations, which tell "Ana Ruiz, Executive Director" from a name with a place. */
const JOB =
  /(?:^|[\s,/-])(?:director|directora|president|presidenta?|executive|ceo|cfo|coo|chair|chairperson|coordinator|coordinadora?|attorney|abogad[oa]|manager|officer|pastor|rabbi|imam|bishop|professor|profesora?|counsel|founder|co-founder|fundadora?|secretary|secretaria|treasurer|organizer|organizadora?|advisor|adviser|fellow|lecturer|dean|principal|lead|head|partner|member|representative|analyst|associate|advocate|supervisor|superior|provincial|vice|specialist|strategist|liaison|student|physician|nurse|psychologist|teacher|researcher|economist|retired|emeritus|emerita)(?:$|[\s,/.-])/i

/** Whether the text is, or holds, a job title. */
export function isJob(text: string): boolean {
  return text.length < 140 && JOB.test(text)
}

function words(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/).map(plain))
}

/** Lower case, without accents, so that "José" and "Jose" are one. */
export function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
