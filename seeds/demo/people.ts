import type { Chance } from '#server/domain/kernel/chance.ts'

/** Where demo people live: country, language, towns, a dialling prefix and a share of the company. */
interface Land {
  readonly country: string
  readonly language: 'de' | 'en'
  readonly share: number
  readonly towns: readonly (readonly [postalCode: string, city: string])[]
  readonly prefix: string
}

const LANDS: readonly Land[] = [
  {
    country: 'DE',
    language: 'de',
    share: 46,
    prefix: '+4915',
    towns: [
      ['10115', 'Berlin'],
      ['20095', 'Hamburg'],
      ['80331', 'München'],
      ['50667', 'Köln'],
      ['60311', 'Frankfurt am Main'],
      ['70173', 'Stuttgart'],
      ['01067', 'Dresden'],
      ['28195', 'Bremen'],
      ['24103', 'Kiel'],
      ['99084', 'Erfurt'],
    ],
  },
  {
    country: 'AT',
    language: 'de',
    share: 14,
    prefix: '+4366',
    towns: [
      ['1010', 'Wien'],
      ['8010', 'Graz'],
      ['4020', 'Linz'],
      ['5020', 'Salzburg'],
      ['6020', 'Innsbruck'],
    ],
  },
  {
    country: 'CH',
    language: 'de',
    share: 10,
    prefix: '+4179',
    towns: [
      ['8001', 'Zürich'],
      ['3011', 'Bern'],
      ['4051', 'Basel'],
      ['6003', 'Luzern'],
    ],
  },
  {
    country: 'GB',
    language: 'en',
    share: 20,
    prefix: '+4474',
    towns: [
      ['M1 1AE', 'Manchester'],
      ['LS1 4AP', 'Leeds'],
      ['EH1 1YZ', 'Edinburgh'],
      ['CF10 1EP', 'Cardiff'],
      ['BS1 4DJ', 'Bristol'],
      ['NE1 1EE', 'Newcastle upon Tyne'],
    ],
  },
  {
    country: 'IE',
    language: 'en',
    share: 10,
    prefix: '+3538',
    towns: [
      ['D02 X285', 'Dublin'],
      ['T12 XY86', 'Cork'],
      ['H91 E2K3', 'Galway'],
    ],
  },
]

const GIVEN = {
  de: 'Anna Lena Marie Julia Katharina Sabine Petra Monika Ursula Heike Claudia Birgit Tanja Nicole Melanie Franziska Johanna Clara Greta Ida Jonas Lukas Felix Paul Maximilian Stefan Thomas Andreas Michael Markus Christian Matthias Jürgen Klaus Uwe Dirk Tobias Florian Sebastian Moritz Emil Oskar Ruth Hannah Elif Aylin Mehmet Selin Agnieszka Piotr'.split(
    ' ',
  ),
  en: 'Olivia Amelia Isla Ava Emily Sophie Grace Lily Charlotte Ella Niamh Aoife Ciara Siobhan Orla Megan Bethan Fiona Ailsa Morag Oliver George Harry Jack Arthur Leo Thomas James William Henry Conor Sean Liam Declan Rhys Gareth Ewan Callum Hamish Priya Aisha Imran Ravi Nadia Zara Ruth Hazel Ivy Rose'.split(
    ' ',
  ),
}
const FAMILY = {
  de: 'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Huber Mayer Herrmann König Walter Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Yılmaz Kaya Nowak'.split(
    ' ',
  ),
  en: 'Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Murphy Kelly Sullivan Walsh Byrne Ryan Connor Neill Reilly Doyle Gallagher Doherty Kennedy Lynch Murray Quinn Moore McCarthy Campbell Stewart Anderson MacDonald Scott Reid Morrison Fraser Hughes Lewis Edwards Morgan Thomas Griffiths Price Bennett Cook Cooper Bailey Richardson Cox Howard Ward Turner Hill Harris Martin King Baker Patel Khan Singh Hussain Begum Ahmed Shah'.split(
    ' ',
  ),
}
const STREETS = {
  de: 'Hauptstraße Gartenweg Lindenallee Bahnhofstraße Schulstraße Bergstraße Am Markt Ringstraße Birkenweg Mühlenweg'
    .replace('Am Markt', 'Am_Markt')
    .split(' ')
    .map((street) => street.replace('_', ' ')),
  en: 'High Street,Station Road,Church Lane,Park Avenue,Mill Lane,Victoria Road,Green Lane,Kings Road,Queens Road,Bridge Street'.split(
    ',',
  ),
}

/** The personal part of one demo contact. Mail addresses end in `.example`, which nobody can own (RFC 2606). */
export interface DemoPerson {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
  readonly language: 'de' | 'en'
}

/** Draws people whose mail addresses are all different. */
export function peopleOf(chance: Chance): () => DemoPerson {
  const shares = LANDS.map(({ share }) => share)
  const used = new Map<string, number>()
  return () => {
    const land = LANDS[chance.weighted(shares)]!
    const [given, family] = [chance.pick(GIVEN[land.language]), chance.pick(FAMILY[land.language])]
    const [postalCode, city] = chance.pick(land.towns)
    const base = asciiOf(`${given}.${family}`)
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    const street = chance.pick(STREETS[land.language])
    const house = String(1 + chance.below(120))
    return {
      name: `${given} ${family}`,
      email: `${base}${times === 1 ? '' : times}@post.example`,
      phone: `${land.prefix}${String(10_000_000 + chance.below(89_999_999))}`,
      street: land.language === 'de' ? `${street} ${house}` : `${house} ${street}`,
      postalCode,
      city,
      country: land.country,
      language: land.language,
    }
  }
}

function asciiOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z.]/g, '')
}
