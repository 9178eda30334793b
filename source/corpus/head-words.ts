/** Words by which lines of a headline block differ, and the characters one of which a line must hold before they are looked for. */
interface Words {
  readonly pattern: RegExp;
  /** No needs: the pattern looks at the line's beginning alone. */
  readonly needs?: string;
}

/** The grammar of headlines, no page's own words. None decides by itself; what each says for a role is learnt (`head-signs.ts`). */
export const WORDS: Readonly<Record<string, Words>> = {
  /** `某某调研时强调`: what was said is the headline below. */
  says: {
    pattern: /(?:[强強][调調]|指出|要求|表示|[显顯]示|认为|認為|呼[吁籲])$/u,
    needs: "强強指要示为為呼",
  },
  /** Who came and spoke. */
  attends: { pattern: /出席|[讲講][话話]$|致[辞辭]|主持/u, needs: "席讲講致持" },
  /** A rule or a report made known. */
  issues: { pattern: /印[发發]|出台|[颁頒][发發布]|[发發]布$|公布/u, needs: "印台颁頒布" },
  /** A headline's verbs that take what follows as their object. */
  moves: { pattern: /^(?:[让讓把将將]|使|令)/u },
  /** Where, when, for or about what, in front of the sentence. */
  about: { pattern: /^(?:就|在|[对對][于於]?|[为為](?!何)|[从從]|以|[与與]|由|[关關][于於])/u },
  /** What shall be done, in the set phrases of a party paper. */
  exhorts: {
    pattern:
      /^(?:[坚堅][持决決定]|推[动動进進]|[奋奮][斗鬥力进進]|努力|全[力面]|加[快强強]|深[化入]|不[断斷]|[积積][极極]|共同|做好|[确確]保|打[好造赢贏]|切[实實]|[进進]一步|扎[实實]|守[护護住]|激[发發]|凝聚|弘[扬揚]|[发發][扬揚挥揮])/u,
  },
  /** The second half of a sentence whose subject stands above. */
  predicate: { pattern: /^(?:[不将將已再仍超增降可被正均]|[获獲达達须須需应應举舉召启啟])/u },
  /** A body that acts. */
  body: {
    pattern:
      /(?:部[门門]|集[团團]|公司|工[会會]|[总總][工会會]|委[员員]?[会會]?|[机機][构構]|[单單]位|法院|政府|[县縣市区區省州]委?)(?=[^的]|$)/u,
    needs: "门門团團司会會总總委构構位院府县縣市区區省州",
  },
  wonders: {
    pattern: /[为為]何|如何|怎[么麼样樣]|[吗嗎呢]$|什[么麼]|[谁誰]/u,
    needs: "何怎吗嗎呢什谁誰",
  },
  speaks: { pattern: /[我你咱您]/u, needs: "我你咱您" },
  /** `…的一夜`. */
  "of what": { pattern: /的[\u4e00-\u9fff]{1,4}$/u, needs: "的" },
  figures: { pattern: /\d[^\d]+\d/u, needs: "0123456789" },
  "has come": { pattern: /了/u, needs: "了" },
  /** How much at most, from when, for whom, free or not, who came: what a measure brings. */
  detail: {
    pattern:
      /最[高低長长短多少早晚快][^，,]{0,6}\d|每[\u4e00-\u9fff]{0,3}(?:最|\d|补|補)|可(?:加|按|再|享|领|領|获|獲|申|提|免|凭|憑|用|选|選|办|辦|查|在)|免[申费費]|新增|票[价價]|补[助贴]|補[助貼]|出席|[讲講][话話]|不再|无[需须]|無[需須]|均可|[缩縮][短减減][为為至到]/u,
    needs: "最每可免新票补補席讲講再无無均缩縮",
  },
  /** What must, may or will be done. */
  modal: {
    pattern: /[须須]|不得|[应應]当|[应應]當|可[获獲享申领領]|将于|將於/u,
    needs: "须須得当當可于於",
  },
  /** A share of all, a rate. */
  share: {
    pattern:
      /占比?|比例|成以上|倍|百分|人均|同比|均[为為超]|最[高低多大小]|超[过過]?[\d一二三四五六七八九十百千]|[过過][半百千]/u,
    needs: "占比成倍百均最超过過",
  },
  /** What kind of report it is. */
  seen: {
    pattern: /[见見][闻聞]$|[纪紀][实實]$|[侧側][记記]$|故事$|[访訪谈談]/u,
    needs: "见見纪紀侧側故访訪谈談",
  },
};
