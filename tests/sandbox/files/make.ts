import { writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * Writes the hard files of this folder once more: `node tests/sandbox/files/make.ts`. What each one is for stands beside it; what must come out of it
 * stands in ../import/hard-files.ts. Bytes that no editor writes are written as bytes.
 */
const write = (name: string, content: string | Uint8Array): void =>
  writeFileSync(new URL(name, import.meta.url), typeof content === 'string' ? new TextEncoder().encode(content) : content);

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));

/** Two-byte GBK, by asking the decoder what each pair is. */
function gbk(text: string): Uint8Array {
  const pairs = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let next = 0x40; next <= 0xfe; next++) {
      const sign = decoder.decode(new Uint8Array([lead, next]));
      if (sign.length === 1 && sign !== '\uFFFD' && !pairs.has(sign)) pairs.set(sign, [lead, next]);
    }
  return new Uint8Array([...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : [...(pairs.get(sign) ?? [0x3f])])));
}

// --- encodings
write('gbk.csv', gbk('会员号,消费日期,消费金额,门店\r\nM001,2025-06-03,88.5,上海南京路店\r\nM002,2025-06-04,120,北京西单店\r\n'));
// 𠮷 is U+20BB7: 95 34 b2 35. 㛃 is U+36C3, in the basic plane and four bytes all the same: 82 30 9b 36.
write(
  'gb18030-four-byte.csv',
  bytes(
    [...gbk('客户号,下单日期,金额,姓名\n001,2025-06-03,10,')],
    [0x95, 0x34, 0xb2, 0x35],
    [...gbk('野家\n002,2025-06-04,20,王')],
    [0x82, 0x30, 0x9b, 0x36],
    '\n',
  ),
);
write(
  'mac-roman.csv',
  bytes('customer_id,order_date,amount,city\rc1,2025-06-03,10,M', [0x87], 'laga\rc2,2025-06-04,20,Z', [0x9f], 'rich\r'),
);
write(
  'utf-8-cut.csv',
  new TextEncoder().encode(`客户号,下单日期,金额,备注\n${'c1,2025-06-03,10,送礼物给朋友\n'.repeat(3)}c2,2025-06-04,20,好`).subarray(0, -1),
);

// --- delimiters and line ends
write('pipe.csv', 'customer_id|order_date|amount|note\nc1|2025-06-03|10.50|a, b; c\nc2|2025-06-04|20|d\n');
write('line-ends-cr.csv', 'customer_id,order_date,amount\rc1,2025-06-03,10\rc2,2025-06-04,20\r');
write('line-ends-crlf.csv', 'customer_id,order_date,amount\r\nc1,2025-06-03,10\r\nc2,2025-06-04,20\r\n');
write(
  'line-ends-mixed.csv',
  'customer_id,order_date,amount,note\r\nc1,2025-06-03,10,"one\r\ntwo"\nc2,2025-06-04,20,x\rc3,2025-06-05,30,y\r\n',
);
write('sep-line.csv', 'sep=;\ncustomer_id;order_date;amount\nc1;2025-06-03;10\nc2;2025-06-04;20\n');
write('trailing-delimiters.csv', 'customer_id,order_date,amount,,\nc1,2025-06-03,10,,\nc2,2025-06-04,20,,\n');

// --- what stands around the table
write(
  'titles-and-totals.csv',
  '云朵商城 2025 年 6 月订单,,,\n导出时间：2025-07-01,,,\n\n客户号,下单日期,金额,门店\nc1,2025-06-03,10,一店\nc2,2025-06-04,20,一店\n小计,,30,\nc1,2025-06-05,40,二店\n小计：,,40,\n合 计,,70,\n\n制表人：李四,,,\n',
);
write('total-is-a-name.csv', 'customer_id,order_date,amount\nTotal,2025-06-03,10\nc2,2025-06-04,20\nTotal,,30\n');
write('headers-twice.csv', '客户号,下单日期,金额,金额,,备注\nc1,2025-06-03,10,1,x,a\nc2,2025-06-04,20,2,y,b\n');
write('header-again.csv', 'customer_id,order_date,amount\nc1,2025-06-03,10\ncustomer_id,order_date,amount\nc2,2025-06-04,20\n');
write(
  'status.csv',
  '订单号,客户号,下单日期,金额,订单状态\n1,c1,2025-06-03,10,已完成\n2,c1,2025-06-04,20,已取消\n3,c2,2025-06-05,30,已完成\n4,c2,2025-06-06,40,已退款\n',
);
write(
  'stray-quotes.csv',
  `customer_id,order_date,amount,note\nc1,2025-06-03,10,fine\nc2,2025-06-04,20,"open\n${'c3,2025-06-05,30,after\n'.repeat(3)}c4,2025-06-06,40,"a ""quoted"" word"\nc5,2025-06-07,50,5" pipe\n`,
);

// --- numbers
write(
  'money.csv',
  'customer_id,order_date,amount\nc1,2025-06-03,"¥1,234.50"\nc2,2025-06-03,88元\nc3,2025-06-03,１２３．５\nc4,2025-06-03,(12.00)\nc5,2025-06-03,−5\nc6,2025-06-03,12.5-\nc7,2025-06-03,US$3\nc8,2025-06-03,"人民币 2,000元"\nc9,2025-06-03,—\nc10,2025-06-03,N/A\nc11,2025-06-03,NULL\nc12,2025-06-03,"1,23"\nc13,2025-06-03,四十\nc14,2025-06-03,1.2万元\n',
);
write('decimal-comma.csv', 'customer_id;order_date;amount\nc1;2025-06-03;1.234,50\nc2;2025-06-04;-0,5\nc3;2025-06-05;1 234,5 €\n');
write('decimal-open.csv', 'customer_id;order_date;amount\nc1;2025-06-03;1.234\nc2;2025-06-04;20\n');
write('decimal-torn.csv', 'customer_id;order_date;amount\nc1;2025-06-03;1,234.50\nc2;2025-06-04;20,5\nc3;2025-06-05;30\n');

// --- dates
write(
  'dates-mixed.csv',
  'customer_id,order_date,amount\nc1,2025/6/3,1\nc2,20250604,2\nc3,45813,3\nc4,2025年6月6日,4\nc5,2025-06-07,5\nc6,2025-02-30,6\n',
);
write('dates-excel.csv', 'customer_id,order_date,amount\nc1,45811,1\nc2,45812.5,2\n');
write('dates-torn.csv', 'customer_id,order_date,amount\nc1,25/04/2025,1\nc2,04/25/2025,2\nc3,03/04/2025,3\n');
write('dates-month-first.csv', 'customer_id,order_date,amount\nc1,03/04/2025,1\nc2,04/25/2025,2\n');
write('dates-zones.csv', 'customer_id,order_date,amount\nc1,2025-06-03T17:30:00Z,1\nc2,2025-06-03T17:30:00+08:00,2\n');
write(
  'times.csv',
  'customer_id,order_date,amount,paid_at\nc1,2025/6/3 下午2:05,1,2025-06-03 14:06:00\nc2,2025/6/4 9:05:30,2,2025-06-04 09:06:00\n',
);

// --- ids, blanks, formulas, persons
write(
  'ids.csv',
  'customer_id,order_date,amount,order_id\n 00042 ,2025-06-03,1,2025060300000000017\n"=""00042""",2025-06-04,2,2025060300000000018\n０００４２,2025-06-05,3,2025060300000000019\n\u200b00042,2025-06-06,4,2025060300000000020\n1.23457E+18,2025-06-07,5,2025060300000000021\n',
);
write('ids-with-point.csv', 'customer_id,order_date,amount\n10086.0,2025-06-03,1\n10010.0,2025-06-04,2\n');
write(
  'blanks.csv',
  '客户号,下单日期,金额,城市,等级,评分\nc1,2025-06-03,1,上海,NULL,4\nc2,2025-06-04,—,N/A,none,-\nc3,2025-06-05,空,空,A,5\nNULL,2025-06-06,4,北京,B,3\n',
);
write(
  'formulas.csv',
  'customer_id,order_date,amount,note,phone\nc1,2025-06-03,1,=1+1,+86 199 0000 1234\nc2,2025-06-04,2,@SUM(A1),+86 199 0000 5678\nc3,2025-06-05,3,-cmd|x,+86 199 0000 9012\n',
);
// The last digit of the second number is wrong.
write(
  'personal.csv',
  '客户号,下单日期,金额,姓名,手机号,邮箱,身份证号\nc1,2025-06-03,1,张三,19900001234,zhang@example.com,11010519491231002X\nc2,2025-06-04,2,欧阳修,199-0000-5678,ouyang@example.com,110105194912310021\n',
);

// --- several tables
write(
  'customers.csv',
  '会员号,姓名,注册日期,城市\n00042,张三,2024-01-05,上海\n00043,李四,2024-02-06,北京\n00044,王五,2024-03-07,\n00042,张三,2024-01-05,上海\n',
);
write(
  'orders.csv',
  '订单号,会员号,下单日期,实付金额\nO1,00042,2025-06-03,10\nO2,00042,2025-06-04,20\nO3,00043,2025-06-05,30\nO4,99999,2025-06-06,40\nO5,44,2025-06-07,50\nO6,99999,2025-06-08,60\n',
);
write('items.csv', '订单号,商品,数量\nO1,牛奶,2\nO1,面包,1\nO3,牛奶,1\nO9,茶,1\n');

// --- workbooks
write('web-page.xls', '\ufeff<html><body><table><tr><td>客户号</td></tr></table></body></html>');
write(
  'locked.xlsx',
  bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], '\0'.repeat(504), [...Buffer.from('EncryptedPackage', 'utf16le')]),
);
write('old.xls', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], '\0'.repeat(504)));
const DATE = ' s="1"';
const cell = (ref: string, value: string | number, style = ''): string =>
  typeof value === 'number'
    ? `<c r="${ref}"${style}><v>${value}</v></c>`
    : `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const row = (line: number, values: readonly (string | number | null)[], dateAt = -1): string =>
  `<row r="${line}">${values.map((value, i) => (value === null ? '' : cell(`${'ABCDEFG'[i]}${line}`, value, i === dateAt ? DATE : ''))).join('')}</row>`;
const sheet = (...rows: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
const orders = sheet(
  row(1, ['6 月订单']),
  row(3, ['客户号', '下单日期', '实付金额', '订单号', '备注']),
  // 1.2E18 lost its end when it was typed; #N/A is an error; the number is what 0.1 + 0.2 leaves.
  row(4, ['00042', 45811, 0.30000000000000004, 'O1', '送礼'], 1),
  row(5, ['00042', 45812.75, 1234.5, 'O2', null], 1),
  `<row r="7"><c r="A7"><v>1.23456789012346E+18</v></c>${cell('B7', 45813, DATE)}${cell('C7', 5)}${cell('D7', 'O3')}</row>`,
  `<row r="8">${cell('A8', '7')}${cell('B8', 45814, DATE)}<c r="C8" t="e"><f>NA()</f><v>#N/A</v></c>${cell('D8', 'O4')}<c r="E8" t="str"><f>A8&amp;"x"</f><v>7x</v></c></row>`,
  row(9, ['合计', null, 1239.8]),
);
write('orders.xlsx', workbook({ 订单: orders }, false));
write(
  'two-sheets.xlsx',
  workbook({ 订单: orders, 客户: sheet(row(1, ['客户号', '城市']), row(2, ['00042', '上海']), row(3, ['7', '北京'])) }, false),
);
// The same day is 1462 days less where days are counted from 1904.
write(
  'days-from-1904.xlsx',
  workbook({ Sheet1: sheet(row(1, ['customer_id', 'order_date', 'amount']), row(2, ['c1', 44349, 10], 1)) }, true),
);

function workbook(sheets: Readonly<Record<string, string>>, is1904: boolean): Uint8Array {
  const names = Object.keys(sheets);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (all: readonly string[]) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const rel = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': rels([rel('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels([
      ...names.map((_, i) => rel(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
      rel(`rId${names.length + 1}`, 'styles', 'styles.xml'),
    ]),
    'xl/styles.xml':
      '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheets[name] ?? ''])),
  });
}

/** A zip whose files are stored as they are. */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), common, path, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, place, path);
    at += 30 + path.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
