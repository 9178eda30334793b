import { charSet, isAmong } from "./chars.js";

/**
 * Family names: the most frequent of the public statistics (Ministry of Public Security, national name report)
 * and of the traditional Hundred Family Surnames, in both scripts. A string of one character each, and the compound ones.
 * They tell a signature without a role (`江晚晴`) from a short headline.
 */
const SINGLE = charSet(
  "戎杭楼樓厉厲戈亓宦鄂漆仉弋谯譙毋帅帥束税稅闾蔚赫渠寿壽朴麻宣荣榮伏溫皮沙酆禹狄骆昝裘缪贲钮嵇荀芮羿邴隗宓钭蓟蒲邰胥莘逄扈郏庾阙殳訾蒯缑亢闫肖粟王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼区麦岑利鞠宗仝佟权尚占原巫庹栗农布巴容阴郦诸应阚暴荆慎明桑付佘蔺匡寇宿湛琚但巢蓬楚逯茹慕扎格次旦央阿艾娜禤幸桓谌浦尧贝邝郗鹿闻晁璩郤厍乜茅储汲濮暨夔".concat(
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾鐘範譚鄒陸顧龍錢湯賀賴龔龐蘭顏嚴蘆魯韋畢聶叢齊莊塗時關紀項陽衛鮑寧單閔車邊饒欒鄔臧暢宮簡婁蓋黨連商計竇遲喬藍鞏練樂區麥冼權莊陰酈諸應闞鄺聞儲",
  ),
);

const COMPOUND = new Set(
  "赫连 赫連 澹台 澹臺 公冶 宗政 濮阳 濮陽 淳于 单于 單于 仲孙 仲孫 钟离 鍾離 鲜于 鮮于 闾丘 閭丘 司空 司寇 颛孙 巫马 公西 漆雕 乐正 樂正 万俟 拓跋 谷梁 段干 东郭 東郭 南门 羊舌 微生 梁丘 左丘 东门 太叔 公羊 欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒 夏侯 东方 東方 南宫 南宮 端木 轩辕 軒轅 独孤 獨孤 呼延 申屠 太史 闻人 聞人 百里 西门 西門".split(
    " ",
  ),
);

const COMPOUND_FIRST = charSet([...COMPOUND].map((name) => name[0]).join(""));

/** Words of which Tibetan names are made, two to a name: the most frequent, in the spelling of Chinese papers. */
const TIBETAN = new Set(
  "扎西 卓玛 次仁 多吉 旦增 丹增 平措 尼玛 达瓦 巴桑 拉姆 央金 白玛 索朗 索南 罗布 格桑 顿珠 洛桑 边巴 德吉 普布 米玛 拉巴 贡布 贡嘎 强巴 仁青 桑杰 才让 才旦 措姆 曲珍 卓嘎 旺堆 旺姆 群培 土登 江措 嘉措 赤列 加央 玉珍 朗杰".split(
    " ",
  ),
);

/** `扎西卓玛`: two words of such a name, no two names. */
export function isTibetanName(name: string): boolean {
  return name.length === 4 && TIBETAN.has(name.slice(0, 2)) && TIBETAN.has(name.slice(2));
}

/** Characters that write the sounds of Mongol, Tibetan, Uyghur and Kazakh names, in both scripts. */
const SOUNDS = charSet(
  "阿艾安巴白班宝寶保贝貝本毕畢别別波伯博布才苍蒼曹朝策查长長朝赤楚次达達旦丹德迪丁东東都杜敦顿頓多额額恩尔爾法帆夫嘎噶甘高戈格根贡貢古哈海汗好合和赫呼胡花霍吉加佳嘉江杰金卡喀康科克肯孔库庫拉来來莱萊兰蘭朗勒雷里力丽麗利连連列林楞龙龍鲁魯伦倫罗羅洛玛瑪马馬麦麥买買满滿曼芒梅蒙米明莫木牧穆姆那娜纳納乃南内尼娘宁寧努诺諾帕派旁培朋皮平坡普齐齊其奇琪恰乾强強青琴曲群热熱仁日肉茹如瑞若萨薩赛賽三桑森沙山尚射生什舒斯松苏蘇索塔台太泰坦唐特腾騰提天廷图圖吐土托陀瓦娃旺维維温文沃乌烏吾西希夏祥辛旭逊遜雅亚亞央杨也叶葉伊依音英尤玉约扎增札泽澤珍真珠卓孜子宗云雲道哥达其",
);

/** Ideographs: shorter ones are told by their family name or as two Tibetan words, longer ones print a dot. */
const LONGEST_OF_SOUNDS = 8;

/** `乌云其其格`, `才仁道尔吉`: five ideographs and more that write nothing but the sounds of a name without a dot. */
export function isSoundedName(name: string): boolean {
  if (name.length < 5 || name.length > LONGEST_OF_SOUNDS) return false;
  for (let i = 0; i < name.length; i += 1) if (!isAmong(SOUNDS, name, i)) return false;
  return true;
}

/** It begins with a family name of one character. */
export function isSurname(name: string): boolean {
  return isAmong(SINGLE, name, 0);
}

/** It begins with a family name of two characters. */
export function hasCompoundSurname(name: string): boolean {
  return isAmong(COMPOUND_FIRST, name, 0) && COMPOUND.has(name.slice(0, 2));
}

/** What asks or only serves grammar is in nobody's name: `管多久`, `何时了`. */
const ASKS = /[谁誰怎哪吗嗎呢么麼什]|多[久少]|几[时時何]|何[时時]|[的了着]$/u;

/** It holds what no name holds. */
export function asks(text: string): boolean {
  return ASKS.test(text);
}

/** Two to four ideographs that begin with a family name: the shape of most Chinese names. */
export function looksLikeName(text: string): boolean {
  const fits = hasCompoundSurname(text)
    ? text.length >= 3 && text.length <= 4
    : isSurname(text) && text.length >= 2 && text.length <= 3;
  return fits && /^[\u4e00-\u9fff\u3400-\u4dbf\u3007]+$/u.test(text) && !ASKS.test(text);
}
