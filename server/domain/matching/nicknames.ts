/**
 * Given names that are used for one another, one circle a line, folded. German and English everyday forms; a name
 * may stand in several circles.
 */
const CIRCLES = `
abigail abby gail|adelaide addie heidi adelheid|albert al bert albrecht
alexander alex sandy sasha sascha xander lex|alexandra alex sandra sandy sasha sascha lexi
alfred alf fred freddy|alice ali elise|amanda mandy|amelia millie amy|andreas andi andy andre
andrew andy drew andi|angela angie geli angelika|anna anne annie ann anni hannah nancy
annemarie annemie|anthony tony antony anton toni|antonia toni tonia|arnold arno arnie
arthur art artie|barbara babs barb babette baerbel barbel|bartholomew bart barry
beatrice bea trixie beatrix|benedikt ben bene|benjamin ben benny benni benji
bernard bernie berni bernhard bernd|bernadette bernie detta|bertha berta bert|bettina betty tina
brian bryan|brigitte gitte gitti britta birgit|caroline carol carrie karoline caro
catherine cathy kate katie cath kathryn katharine katherine kathy kitty kay
charles charlie chuck carl karl chas|charlotte lotte charlie lottie lotti|christian chris christoph
christina chris tina christine christa chrissy|christopher chris kit christoph|claudia claudi
clemens klemens|constance connie conny constanze|cornelia conny nele|corinna cora|cynthia cindy
daniel dan danny dani|daniela dani danny|david dave davy davey|deborah deb debbie debby|dennis denny
diana di diane|dieter didi|dietrich dieter dirk|dominic dom nick dominik
dorothea doris dora thea doro|dorothy dot dolly dottie dora|edmund ed eddie ned
edward ed eddie ted teddy ned eduard edi|edwin ed eddie|eleanor eleonore ellie nora nell lenore
elisabeth elizabeth liz lizzy lisa beth betty eliza elsa else elsbeth bess liesel lilli
elizabeth liz lizzie lisa beth betty eliza libby lilibet|emanuel manuel manu
emily em emmy millie emilia emma|erich eric erik|ernst ernest ernie|eugen eugene gene
eva eve evi evie|evelyn eve evie|felicitas fee feli|ferdinand ferdi ferdl fred|florian flo
frances fran franny fanny|francis frank franz fran|franziska franzi ziska|franz frank francis franzl
frederick fred freddie fritz friedrich rick|friedrich fritz friedl fred|gabriele gabi gaby
gabriella gabriel gabe|genevieve jenny|georg george jorg joerg schorsch jurgen juergen
gerald gerry jerry|gerard gerry jerry|gerhard gerd gert hardy
gertrud gerda trude trudi gertrude trudy|gisela gisa|gregory greg gregor
guenter guenther gunter gunther|hannelore hanne lore|harold harry hal
heinrich heinz henry harry hinnerk henrik|helena helen helene nelly lena leni ellen
henrietta hetty etta harriet henriette jette|henry harry hank hal|herbert herb bert
hermann herman armin|hildegard hilde hilda|hubert hubertus bert|hugo hugh|ignaz ignatius natz
ingeborg inge inga|irmgard irma irmi|isabel isabella bella izzy isa belle isabelle
jacob jake jakob jack|jacqueline jackie jacky|james jim jimmy jamie jem|jane janet janie jenny
janet jan|jason jay|jennifer jen jenny jenni|jeremy jerry jem jeremias|jessica jess jessie
joachim jochen achim jo|joan joanie|joanna jo joanne johanna|johanna hanna jo johanne hannah
johann hans johannes john jan hannes jens|john jack johnny jon jock|jonathan jon johnny
joseph joe joey josef sepp jupp|josephine jo josie josefine fine josefa|joshua josh
judith judy jude jutta|julia julie jule juli|juliane julia jule|julian jules julius
karl carl charles|karoline caro line lina
katharina kathi kati katrin kathrin kaethe kathe tina trine katja|kenneth ken kenny|kevin kev
klaus claus nikolaus niklas|konrad conrad kurt conny|konstantin constantin kosta
kristin kristina kirsten kris|lawrence larry laurie lorenz laurence|leonard leo len lenny leonhard
leopold leo poldi|leslie les|lieselotte lilo lotte liesel|lillian lily lilly lilli|linda lin lindy
louis lou louie ludwig lewis|louise lou luise lulu|lucas luke luc lukas|lucy lucia lucie luzie
madeline maddie maddy madeleine lena|magdalena lena magda leni|manfred manni fred|manuela manu ela
marcus mark marc markus|margaret maggie meg peggy marge greta daisy margie madge rita
margarete grete gretel greta margit marga margarethe margot|maria marie mary mia mitzi ria
marianne marion|martha marthe patty|martin marty marten merten|martina tina
mary molly polly maria marie may mamie|matthew matt matty matthias|matthias matti matze mathias hias
maximilian max maxi|maxwell max|melanie mel melli|michael mike mick mickey micha michel michi
michaela michi michelle|michelle shelly mickey|monika moni monica|nancy nan ann|natalie nat nathalie
natasha tasha nat|nathan nate nat nathaniel|nicholas nick nicky nico nikolaus nicolas niklas klaus
nicole nicky nikki nicola|oliver ollie oli olli|olivia liv livvy olive|oskar oscar
ottilie otti tilly|pamela pam|patricia pat patty trish tricia patsy|patrick pat paddy rick
paul pauly|paula pauline pauli|penelope penny|peter pete petra|petra peti|philip phil pip philipp
rachel rae rahel|rainer reiner reinhard|raymond ray|rebecca becky becca rebekka|reginald reg reggie
regina gina|renate nate reni|richard rick dick rich ricky richie
robert rob bob bobby robbie bert rupert|rodney rod|roger rodger|roland roly|ronald ron ronnie
rosemary rose rosie rosemarie|rosa rose rosi roswitha|rudolf rudi rolf rudolph rudy|russell russ
ruprecht rupert|sabine bine|salvatore sal|samantha sam sammy|samuel sam sammy|sandra alexandra sandy
sarah sally sara sadie|sebastian basti bastian seb|siegfried siggi sigi|sigrid siri|simone mona
sophia sophie fia sofia|stanley stan|stefan stephan steffen stephen
stefanie steffi stephanie steffie|stephen steve stevie steven stephan stefan|steven steve stephen
susan sue susie suzy suzanne|susanne susi sanne susann suse|suzanne sue suzy|sylvester silvester
sylvia silvia|tamara tammy|terence terry|theodore ted teddy theo theodor
theresa terry tess tessa therese resi teresa|thomas tom tommy thom|timothy tim timmy timotheus
tobias tobi toby|ulrich uli ulli udo|ulrike uli ulli rike|ursula uschi ursel ulla|valentin vali
valerie val|vanessa nessa|verena vreni|veronika vroni vera|victor vic viktor
victoria vicky tori vic viktoria|vincent vince vinny vinzenz|virginia ginny ginger
walter walt wally walther|werner verner|wilhelm willi willy helmut will wim
wilhelmine minna mina wilma helma|william will bill billy willie liam|winifred winnie freda
wolfgang wolf wolfi|yvonne eve|zachary zach zack
`

const circlesOf = new Map<string, readonly number[]>()
CIRCLES.trim()
  .split(/[|\n]/)
  .forEach((circle, number) => {
    for (const name of circle.split(' ')) circlesOf.set(name, [...(circlesOf.get(name) ?? []), number])
  })

/** True when a text begins with a given name of some circle. */
export const hasNickname = (text: string): boolean => circlesOf.has(text.split(' ', 1)[0]!)

/** True when two folded given names stand in one circle of everyday forms (`robert`, `bob`), German or English. */
export function isNickname(left: string, right: string): boolean {
  const circles = circlesOf.get(left)
  if (circles === undefined) return false
  const others = circlesOf.get(right)
  return others?.some((circle) => circles.includes(circle)) ?? false
}
