-- The tables that “provenance annotate -o NAME.sqlite” makes. Columns are those of `Document.rows`, in their order.
-- Offsets are code points into articles.text, half-open; substr(text, start + 1, end - start) is what they enclose.
-- Labels describe attribution, not truth.

create table articles (
    document text primary key,
    title text,
    outlet text,
    published text,
    first_day text,
    last_day text,
    url text,
    language text not null,
    layout text not null,
    agency text,
    sentences integer not null,
    sha256 text not null,
    text text not null
);

create table sources (
    document text not null references articles (document),
    id text not null,
    name text not null,
    type text not null,
    named integer not null,
    role text,
    reason text,
    speaks_for text,
    uri text,
    mentions integer not null,
    origin_of integer not null,
    primary key (document, id),
    foreign key (document, speaks_for) references sources (document, id) deferrable initially deferred
);

create table sentences (
    document text not null references articles (document),
    id text not null,
    "start" integer not null,
    "end" integer not null,
    paragraph integer not null,
    status text not null,
    label text not null,
    chain text not null,
    origin text,
    gaps text not null,
    carried text,
    "by" text,
    text text not null,
    primary key (document, id),
    foreign key (document, origin) references sources (document, id)
);

create table attributions (
    document text not null references articles (document),
    id text not null,
    parent text,
    rule text not null,
    mode text not null,
    lemma text not null,
    stance text not null,
    channel text,
    origin text,
    certainty real not null,
    source text not null,
    cue text not null,
    content text not null,
    content_start integer,
    content_end integer,
    primary key (document, id),
    foreign key (document, parent) references attributions (document, id) deferrable initially deferred,
    foreign key (document, origin) references sources (document, id)
);

create table mentions (
    document text not null references articles (document),
    source text not null,
    "start" integer not null,
    "end" integer not null,
    how text not null,
    text text not null,
    foreign key (document, source) references sources (document, id)
);

create index sentences_status on sentences (status);
create index sentences_origin on sentences (document, origin);
create index attributions_rule on attributions (rule);
create index attributions_origin on attributions (document, origin);
create index sources_name on sources (name);
create index mentions_source on mentions (document, source);
create index articles_outlet on articles (outlet);

create view on_whose_word as
select
    sentences.document,
    articles.outlet,
    articles.published,
    articles.title,
    sentences.id as sentence,
    sentences.text,
    sentences.status,
    sentences.label,
    sources.name as origin,
    sources.type as origin_type,
    sentences.gaps
from sentences
join articles on articles.document = sentences.document
left join sources on sources.document = sentences.document and sources.id = sentences.origin
order by sentences.document, sentences."start";
