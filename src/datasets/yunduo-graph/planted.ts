import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/yunduo-graph/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '十二位大 V 粉丝最多，桥却不在他们中间。',
    en: 'Twelve hubs have the most followers, and the bridge is none of them.',
  },
  {
    zh: '两个圈子只靠一个人连着。他只有四条连线，中介中心性却最高。',
    en: 'Two communities hang together by one person, with four edges and the highest betweenness.',
  },
  {
    zh: '三伙机器人互相转发，关注别人却几乎没人回关。',
    en: 'Three rings of robots share each other; those whom they follow hardly ever follow back.',
  },
];
