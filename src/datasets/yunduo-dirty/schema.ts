import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, schemaOf, YUAN } from '../blocks/columns.ts';
import { CODES as SHOP } from '../yunduo/codes.ts';

/** Only what the shop's own systems promise; everything else is what people typed. */
export const CODES = { order_status: SHOP.order_status } as const;

const TABLES: readonly Table[] = [
  {
    name: 'raw_customers',
    label: { zh: '客户（未清洗）', en: 'Customers (not cleaned)' },
    note: {
      zh: '一行是导入的一行，同一位客户可能出现两次。所有列都是文本，照原样。',
      en: 'One row is one row of the import; a customer may be there twice. Every column is text, as it came.',
    },
    entityKey: 'row_no',
    primaryKey: ['row_no'],
    columns: [
      column('row_no', 'int', '行号', 'Row'),
      column('customer_id', 'text', '客户编号', 'Customer number'),
      column('name', 'text', '姓名（虚构）', 'Name (made up)', PERSONAL),
      column('gender', 'text', '性别', 'Gender', { ...MISSING, ...PERSONAL, ...note('八种写法。', 'Eight spellings.') }),
      column('city', 'text', '城市', 'City', { ...MISSING, ...note('有的带全角空格。', 'Some with a full-width blank.') }),
      column(
        'register_date',
        'text',
        '注册日期',
        'Date of registration',
        note('四种写法，还有 Excel 的日期数字。', 'Four ways of writing, among them the day numbers of Excel.'),
      ),
    ],
  },
  {
    name: 'raw_orders',
    label: { zh: '订单（未清洗）', en: 'Orders (not cleaned)' },
    note: { zh: '一行是导入的一笔订单。', en: 'One row is one order of the import.' },
    primaryKey: ['order_id'],
    columns: [
      column('order_id', 'text', '订单号', 'Order number'),
      column('customer_id', 'text', '客户编号', 'Customer number', note('有的在客户表里找不到。', 'Some are not among the customers.')),
      column('order_date', 'text', '下单日期', 'Date of the order', note('四种写法。', 'Four ways of writing.')),
      column('status', 'text', '订单状态', 'Status', { codes: CODES.order_status }),
      column('amount', 'real', '订单金额', 'Amount', { ...YUAN, ...note('有的是 0 或负数。', 'Some are 0 or below.') }),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'raw_customers', key: 'row_no' }, TABLES);
