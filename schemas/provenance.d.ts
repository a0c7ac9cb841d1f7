// Written by docs/generate.py from the JSON schemas beside it. Offsets are code points, half-open.

export interface Annotation {
  /** The program that wrote the file. Files of before contract 1.0 have none. */
  generator?: Generator;
  document: Document;
  sentences: Sentence[];
  attributions: Attribution[];
  sources: Source[];
}

export interface Generator {
  name: "provenance";
  /** Of the package. */
  version: string;
  /** SHA-256 of the program's code and word lists: two files with one digest were labelled by the same program. */
  digest: string;
  /** The version of this contract. A reader of 1.0 can read 1.x: fields are added, none is removed or changes its meaning. */
  schema: string;
}

export interface Document {
  /** The file's stem or the record's id; it may hold anything. */
  id: string;
  /** Who published the article. */
  outlet: string | null;
  /** As the input gave it. */
  published: string | null;
  /** The first and the last day that “published” means, mostly one and the same; null where it is not one certain date: then the article counts as undated. */
  dated?: [string, string] | null;
  /** The headline; it is not part of the text unless the text holds it. */
  title: string | null;
  /** The language the input declares, as it does. */
  declared?: string | null;
  /** The language the words show (BCP 47), “en” unless other languages were asked for; where they do not show it what the input declares, or “und”. */
  language: string;
  /** Where the article was found, as the input gave it. */
  url: string | null;
  /** The id of the source whose copy the whole article is (“GRANTON (AP) —”, “By X, Reuters”); it stands in no chain. */
  agency?: string | null;
  /** Of the text as UTF-8. */
  sha256: string;
  /** What the reader of the format left out of the text: captions, advertisements, notes. */
  omitted?: Omitted[];
  /** Whether every line end ends a paragraph, lines are wrapped, or it cannot be told; in places in doubt no certainty is above 0.6. */
  layout: "as-printed" | "wrapped" | "doubtful";
  /** Exactly the text that was read. */
  text: string;
}

export interface Omitted {
  /** What it is: caption, note, advertisement … */
  kind: string;
  /** Its words, spaces normalised. */
  text: string;
}

export interface Sentence {
  /** s1, s2 … in the order of the text. */
  id: string;
  /** The first code point of the sentence. */
  start: number;
  /** The first code point after it. */
  end: number;
  /** The number of its paragraph, from 1. */
  paragraph: number;
  /** How much of the sentence stands on somebody else’s word. */
  status: "attributed" | "partly-attributed" | "hearsay" | "unattributed" | "not-a-claim";
  /** On whose word it stands, in words: “Yonhap citing Seoul”. */
  label: string;
  /** The ids of its sources, from the one nearest the reader to the origin. */
  chain: string[];
  /** Those whose content or cue touches the sentence. */
  attributions: string[];
  /** Where the sourcing is thin. */
  gaps: Gap[];
  /** The report that a sentence without a source probably goes on with, by its form; not there where there is none. Status and chain of the sentence stay what they are. */
  carried?: Carried;
  /** The person who has judged the label; not there where it is the program's alone. “confirmed”: the program says the same; “corrected”: the label is the person's; “disputed”: the person calls the program's label wrong and gives no other. */
  by?: By;
}

export interface Attribution {
  /** a1, a2 … in the order of the text. */
  id: string;
  /** The attribution that tells of this one: it stands inside its content, or takes up its last words (“cited data from X, which claims …”). */
  parent: string | null;
  /** `provenance explain RULE` tells what it sees; “HAND” where a person made it. */
  rule: string;
  /** How the words are given. */
  mode: "direct" | "indirect" | "mixed" | "continued" | "mental" | "hearsay" | "orphan-quote";
  /** What the cue says of the content beside that it was said. */
  stance: "neutral" | "announce" | "endorse" | "distance" | "concede" | "deny" | "accuse" | "suggest" | "commit" | "mental" | "refuse";
  /** Through what it was said, where the text tells. */
  channel: null | "interview" | "statement" | "press conference" | "speech" | "published work" | "document" | "court proceeding" | "social media post" | "poll" | "media report" | "private communication" | "testimony" | "declined comment" | "other";
  /** The head word of the cue in its base form. */
  lemma: string;
  /** The words that name the source; empty where nobody is named. */
  source: [number, number][];
  /** The words that say that something is told: “said”, “according to”. */
  cue: [number, number][];
  /** What is told. */
  content: [number, number][];
  /** Words that keep a distance: “reportedly”. */
  hedge: [number, number][];
  /** To whom it was told. */
  recipient: [number, number][];
  /** Where nobody is named, that of the attribution around it. Empty although there is a source: the outlet itself, or words that name no source. */
  chain: string[];
  /** How often such attributions were right where they were counted. */
  certainty: number;
  /** The person who has judged the label; not there where it is the program's alone. “confirmed”: the program says the same; “corrected”: the label is the person's; “disputed”: the person calls the program's label wrong and gives no other. */
  by?: By;
}

export interface Source {
  /** src.NAME; one source has one id in a document. */
  id: string;
  /** The fullest name the text gives, or the description where there is none. */
  name: string;
  /** What kind of source it is. */
  type: "person" | "government" | "organisation" | "news-agency" | "news-outlet" | "company" | "court" | "document" | "social-media" | "group" | "unnamed-person" | "unresolved";
  /** Whether the text gives it a name. */
  named: boolean;
  /** Where the text speaks of it. */
  mentions: [number, number][];
  /** For each mention, how it was linked to the source. */
  passes?: string[];
  /** What the text says it is: “Foreign Minister”. */
  role?: string | null;
  /** The reason the text gives for anonymity. */
  reason?: string | null;
  /** The id of the source this one speaks for. */
  speaks_for?: string | null;
  /** From the user's authority file. */
  uri: string | null;
  /** How the name was found there. */
  uri_match?: null | "exact" | "fuzzy";
  /** The id that the encoder of the TEI file has given it in a list of persons; not there where there is none. */
  xml_id?: string;
}

export interface Carried {
  /** The chain of that report. */
  chain: string[];
  /** How often sentences of this form were judged to go on with the report. */
  certainty: number;
  /** The id of that report. */
  attribution: string;
  /** By what it shows: it adds (“An additional 1,000 …”); figures follow figures that were found or counted; it tells what “will also” be. */
  form: "addition" | "figures" | "prospect";
}

export interface By {
  judgement: "confirmed" | "corrected" | "disputed";
  who: string | null;
  when: string | null;
  note: string | null;
}

export interface Gap {
  kind: "unattributed-assertion" | "vague-source" | "anonymous-source" | "anonymity-unexplained" | "anonymous-opinion" | "anonymous-only" | "single-source" | "relay-only" | "hearsay" | "circular" | "attribution-drift" | "orphan-quote" | "no-response";
  severity: "low" | "medium" | "high";
  reason: string;
}

export interface Comparison {
  /** The program that wrote the file. Files of before contract 1.0 have none. */
  generator?: Generator;
  documents: ComparedDocument[];
  clusters: Cluster[];
}

export interface ComparedDocument {
  id: string;
  outlet: string | null;
  published: string | null;
  /** The first and the last day that “published” means; the first orders. null where it is not one certain date: then the article counts as undated. */
  dated?: [string, string] | null;
  title?: string | null;
  url?: string | null;
  sha256?: string;
}

export interface Cluster {
  id: string;
  members: Member[];
  links: Link[];
  changes: Change[];
  conflicts: Conflict[];
  outlets?: number;
  /** Names of the independent origins. */
  origins?: string[];
  first?: number[];
  gaps?: Gap[];
}

export interface Member {
  document: string;
  sentence: string;
  start: number;
  end: number;
  text: string;
  /** Names, nearest the reader first; empty in the outlet's own voice. */
  chain: string[];
  status: "attributed" | "partly-attributed" | "hearsay" | "unattributed" | "not-a-claim";
  hedged: boolean;
  stance?: "neutral" | "announce" | "endorse" | "distance" | "concede" | "deny" | "accuse" | "suggest" | "commit" | "mental" | "refuse" | null;
  extra?: string | null;
  /** The earlier member it most probably comes from; null for a first telling. */
  predecessor?: number | null;
}

export interface Link {
  a: number;
  b: number;
  score: number;
  evidence: string;
}

export interface Change {
  kind: "source-dropped" | "source-added" | "re-attributed" | "chain-shortened" | "chain-lengthened" | "hedge-lost" | "hedge-added" | "stance-raised" | "stance-lowered" | "role-raised" | "role-lowered" | "quote-altered" | "updated" | "corrected";
  from: number;
  to: number;
  note: string;
  severity?: "low" | "medium" | "high";
}

export interface Conflict {
  kind: string;
  a: number;
  b: number;
  values: [string, string];
}
