/** A page for the tests of files and encodings: invented, in the register of a paper, in both scripts. */
export const SIMPLIFIED = `2025年6月22日 星期日 第2版 综合新闻

一座小城的夜班公交

本报讯　（记者　林一苇）夜里十一点，最后一班公交车从城东的停车场开出来。车上有八个人，都是刚下夜班的工人。
司机说，这条线路已经开了三年，每天都有人在等它。

责任编辑：周小川
`;

export const TRADITIONAL = `2025年6月22日 星期日 第2版 綜合新聞

一座小城的夜班巴士

本報訊　（記者　林一葦）夜裏十一點，最後一班巴士從城東的停車場開出來。車上有八個人，都是剛下夜班的工人。
司機說，這條綫路已經開了三年，每天都有人在等它。

責任編輯：周小川
`;
