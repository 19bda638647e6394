import type { ownWords as zh } from '../zh/own.ts';

export const ownWords: typeof zh = {
  title: 'My customers',
  description: 'Tag your own customers and score them by RFM in your browser. Nothing is uploaded, and one click erases everything.',
  headline: 'Does it still hold for your own customers?',
  lead: 'Export some orders from your CRM, shop or till and drop them here. Encodings, dates and amounts that are clear are read by themselves, and you are asked about the rest. Every row is accounted for.',
  labs: 'Use them here',
  labsLead:
    'Until you import something, these two labs run on the sample data; then they go over to your customers by themselves. In the lessons, press “Use my data”.',
};
