import type { Bilingual } from '../../engine/language/definition.ts';
import type { Metadata } from '../../engine/language/metadata.ts';

/** What a tag tells about a customer: the one principle by which a tree should divide. */
export const ABOUTS = ['basics', 'purchase', 'visit', 'preference', 'value', 'lifecycle', 'service'] as const;
export type About = (typeof ABOUTS)[number];

/** By what a category was set up; only `about` says something of the customer. */
export const PRINCIPLES = ['about', 'team', 'campaign'] as const;
export type Principle = (typeof PRINCIPLES)[number];

/** Who answers for a tag. */
export const TEAMS = ['crm', 'marketing', 'app', 'service', 'finance', 'data'] as const;
export type Team = (typeof TEAMS)[number];
export const PURPOSES = ['marketing', 'service', 'analysis'] as const;
export type Purpose = (typeof PURPOSES)[number];
/** Days for which a value may be used; null: for ever. */
export const VALIDITIES = [null, 7, 30, 90, 180, 365] as const;
export const KINDS = ['fact', 'stat', 'rule', 'model'] as const;
export type Kind = (typeof KINDS)[number];
/** Categories may be nested so deep; the tag stands below, its values below that. */
export const MOST_LEVELS = 3;

/** In both languages as the lab has it, or in one as a person wrote it. */
export type Name = string | Bilingual;

export interface Category {
  readonly id: string;
  readonly name: Name;
  /** null: at the top. */
  readonly parent: string | null;
  readonly by: Principle;
  /** What the tags below tell; null: nothing was decided, or what stands above holds. */
  readonly about: About | null;
}

/** A tag's place and what is known about it; its rule is in the lab's own list. */
export interface TagNode {
  readonly code: string;
  readonly name: Name;
  /** null: not placed yet. */
  readonly parent: string | null;
  readonly owner: Team | null;
  readonly refresh: NonNullable<Metadata['refresh']> | null;
  readonly validDays: (typeof VALIDITIES)[number];
  readonly sensitivity: NonNullable<Metadata['sensitivity']>;
  readonly purpose: readonly Purpose[];
  readonly version: string;
  readonly status: NonNullable<Metadata['status']>;
  /** Taken out of use, and what stands in its place. */
  readonly retired: { readonly into: string | null } | null;
}

/** What a person arranges. The order of both lists is the order below each parent. */
export interface Tree {
  readonly categories: readonly Category[];
  readonly tags: readonly TagNode[];
}

/** What the lab knows of a tag and nobody changes here. */
export interface TagSource {
  readonly about: About;
  readonly kind: Kind;
  /** The question that it and others answer between them. */
  readonly answers: string | null;
  /** A name without the number in it. */
  readonly plain: Bilingual | null;
  /** A yes-no tag: the condition of the yes. */
  readonly when: string | null;
  /** Anything else: what stands below `define`. */
  readonly define: string | null;
  readonly measures: string | null;
  readonly values: Readonly<Record<string, Bilingual>> | null;
  /** A customer may have several of its values. */
  readonly many: boolean;
  /** It looks at fixed days, which pass. */
  readonly dated: boolean;
  /** It is copied from a column that the data mark as sensitive. */
  readonly sensitive: boolean;
}

/** What several yes-no tags become: the values of one tag, the first that fits. */
export interface Question {
  readonly name: Bilingual;
  readonly order: readonly string[];
  /** Whoever none of them fits; null: has no value. */
  readonly otherwise: Bilingual | null;
}

/** A lab's file, read. */
export interface TaxonomyLabData {
  readonly title: Bilingual;
  readonly dataset: string;
  readonly start: Tree;
  readonly sources: Readonly<Record<string, TagSource>>;
  readonly questions: Readonly<Record<string, Question>>;
}

export type NodeId = { readonly kind: 'category'; readonly id: string } | { readonly kind: 'tag'; readonly id: string };
export const sameNode = (a: NodeId | undefined, b: NodeId): boolean => a?.kind === b.kind && a.id === b.id;
