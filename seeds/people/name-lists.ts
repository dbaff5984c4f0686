const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const crossed = (starts: readonly string[], ends: readonly string[]): readonly string[] =>
  starts.flatMap((start) => ends.map((end) => start + end))

/** Given names, the commonest first: a German and an English list. */
export const GIVEN_NAMES = {
  de: words(`Thomas Michael Andreas Peter Stefan Christian Anna Maria Sabine Petra Monika Claudia Susanne Julia Martin
    Klaus Wolfgang Daniel Markus Jürgen Frank Uwe Katharina Nicole Sandra Stefanie Christine Karin Birgit Andrea
    Alexander Matthias Tobias Sebastian Florian Jan Lukas Jonas Felix Paul Leon Maximilian Laura Lena Lea Sarah Lisa
    Hannah Sophie Emma Mia Johanna Franziska Helga Ursula Renate Ingrid Gisela Heike Angelika Brigitte Bernd Dieter
    Günter Horst Werner Helmut Manfred Gerhard Heinz Karl Johannes Friedrich Elisabeth Margarete Hildegard Gertrud
    Oliver Ralf Jens Kai Sven Dirk Holger Torsten Carsten Volker Rainer Georg Anton Josef Franz Ludwig Wilhelm
    Theresa Veronika Magdalena Barbara Eva Marlene Clara Charlotte Amelie Ida Frieda Mathilda Emil Moritz Jakob Noah
    Finn Ben Elias Luis Linus Jannik Erik Kevin Dennis Vanessa Jessica Jana Melanie Tanja Silke Anja Kerstin Ulrike`),
  en: words(`James John Robert Michael William David Richard Joseph Thomas Charles Mary Patricia Jennifer Linda
    Elizabeth Barbara Susan Jessica Sarah Karen Christopher Daniel Matthew Anthony Mark Donald Steven Paul Andrew
    Joshua Nancy Lisa Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Kenneth Kevin Brian George Edward
    Ronald Timothy Jason Jeffrey Ryan Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen
    Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Amy Angela Shirley Anna Ruth Brenda Pamela
    Nicole Katherine Samantha Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry Christine Emma
    Catherine Virginia Rachel Olivia Harry Oliver Amelia Isla Ava Mia Grace Freya Poppy Alfie Archie Leo Freddie Theo
    Arthur Noah Muhammad Aisha Priya Arjun Mei Wei Sofia Lucy Ella Evie Ruby Chloe Daisy Alice Florence Rosie`),
} as const

const GERMAN_SURNAMES =
  words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch
  Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner
  Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz
  Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke
  Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel
  Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt
  Sauer Arnold Wolff Pfeiffer Yılmaz Öztürk Kowalski Nowak Novak`)

const ENGLISH_SURNAMES =
  words(`Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Wilson
  Anderson Taylor Thomas Moore Martin Jackson Thompson White Lopez Lee Gonzalez Harris Clark Lewis Robinson Walker
  Perez Hall Young Allen Sanchez Wright King Scott Green Baker Adams Nelson Hill Ramirez Campbell Mitchell Roberts
  Carter Phillips Evans Turner Torres Parker Collins Edwards Stewart Flores Morris Nguyen Murphy Rivera Cook Rogers
  Morgan Peterson Cooper Reed Bailey Bell Gomez Kelly Howard Ward Cox Diaz Richardson Wood Watson Brooks Bennett Gray
  James Reyes Cruz Hughes Price Myers Long Foster Sanders Ross Morales Powell Sullivan Russell Ortiz Jenkins Patel Khan
  O'Brien O'Neill McDonald McKenzie Fitzgerald`)

const GERMAN_STARTS =
  words(`Berg Stein Wald Hof Brunn Linden Eich Buch Bach See Feld Acker Wies Kirch Burg Sand Grün
  Rosen Birk Tann Loh Moos Hag Reut Schön Neu Alt Ober Nieder Mittel Hoch Tief Kalt Warm Gold Silber Eisen Kohl Mühl
  Damm Brück Weg Markt Ost West Nord Süd Winter Sommer Herbst`)
const GERMAN_ENDS = words(
  'mann er bauer hofer inger feld meyer müller huber eder ler ner reiter berger ing ke',
)
const ENGLISH_STARTS =
  words(`Ash Brad Cliff Dal East Fair Glen Hart Kings Lang Mill North Oak Pem Quin Red Shel Thorn
  Under Wal West Wind York Black White Green Had Hol Hamp Led Lin Mal Mar New Nor Pick Rad Ray Row Sher Stan Strat
  Sut Tal Wake Ward War Wes Whit Wil Wood`)
const ENGLISH_ENDS =
  words(`ton ley ford well wood field worth by ham er burn cott dale gate man more stone smith
  son wick`)

/** Surnames, common ones first, then many rare ones. */
export const SURNAMES = {
  de: [...GERMAN_SURNAMES, ...crossed(GERMAN_STARTS, GERMAN_ENDS)],
  en: [...ENGLISH_SURNAMES, ...crossed(ENGLISH_STARTS, ENGLISH_ENDS)],
} as const

/** Streets without a number. */
export const STREETS = {
  de: crossed(
    words(`Haupt Bahnhof Schul Garten Dorf Berg Kirch Wald Linden Birken Eichen Buchen Ahorn Tannen Rosen Tulpen
      Goethe Schiller Mozart Beethoven Bach Lessing Kant Park See Fluss Ring Markt Mühlen Brunnen Feld Wiesen Sonnen
      Mond Stern Amsel Drossel Finken Lerchen Meisen Schwalben Industrie Hafen Post Rathaus Schloss Burg Kloster`),
    words('straße weg allee platz gasse'),
  ),
  en: crossed(
    words(`High Station Main Church Park Victoria Green Manor King Queen Albert Mill School North South West East Oak
      Elm Maple Cedar Pine Chestnut Willow Lake River Hill Spring Meadow Forest Garden Orchard Bridge Market Union
      Liberty Franklin Washington Lincoln Jackson Highland Sunset Ridge Valley View Center Grove
      Walnut Cherry Dogwood`),
    [' Street', ' Road', ' Lane', ' Avenue', ' Drive', ' Close'],
  ),
} as const

/** Towns; a town has several postcodes. */
export const TOWNS = {
  de: crossed(GERMAN_STARTS, words('heim stadt dorf hausen berg')),
  en: crossed(ENGLISH_STARTS, words('ton ville burgh port bridge')),
} as const

/** Providers of mail, the commonest first. */
export const MAIL_DOMAINS =
  words(`gmail.com web.de gmx.de yahoo.com outlook.com t-online.de hotmail.com icloud.com
  freenet.de aol.com btinternet.com posteo.de example.com example.org example.net`)
