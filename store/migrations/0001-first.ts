import { type Kysely, sql } from 'kysely';

/** Everything the first release stores. Later migrations only add to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table customer (
    id text primary key,
    email text unique check (email = lower(email)),
    name text not null,
    language text not null default 'en',
    created_at timestamptz not null default now(),
    demo_story text
  )`,
  `create table item (
    id text primary key,
    kind text not null check (kind in ('book', 'course', 'goods')),
    title text not null,
    creators text[] not null default '{}',
    subjects text[] not null default '{}',
    description text not null default '',
    price_cents integer not null check (price_cents >= 0),
    currency text not null default 'EUR',
    language text not null default 'en',
    in_stock boolean not null default true,
    url text,
    created_at timestamptz not null default now()
  )`,
  `create index item_subjects on item using gin (subjects)`,
  `create table shop_order (
    id text primary key,
    customer_id text not null references customer,
    status text not null check (status in ('placed', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
    placed_at timestamptz not null,
    shipped_at timestamptz,
    delivered_at timestamptz,
    expected_at timestamptz,
    carrier text,
    tracking_number text,
    total_cents integer not null check (total_cents >= 0),
    currency text not null default 'EUR'
  )`,
  `create index shop_order_by_customer on shop_order (customer_id, placed_at desc)`,
  `create table order_line (
    order_id text not null references shop_order on delete cascade,
    item_id text not null references item,
    quantity integer not null check (quantity > 0),
    unit_price_cents integer not null check (unit_price_cents >= 0),
    primary key (order_id, item_id)
  )`,
  `create table subscription (
    id text primary key,
    customer_id text not null references customer,
    plan text not null,
    price_cents integer not null,
    currency text not null default 'EUR',
    state text not null check (state in ('active', 'paused', 'cancelled')),
    started_at timestamptz not null,
    renews_at timestamptz,
    paused_until timestamptz,
    cancelled_at timestamptz,
    cancel_reason text
  )`,
  `create index subscription_by_customer on subscription (customer_id)`,
  `create table behaviour_event (
    id text primary key,
    customer_id text not null references customer,
    item_id text references item,
    type text not null check (type in ('view', 'search', 'cart', 'purchase', 'rating', 'return')),
    value double precision,
    at timestamptz not null
  )`,
  `create index behaviour_event_by_customer on behaviour_event (customer_id, at desc)`,
  `create index behaviour_event_by_time on behaviour_event (at)`,
  `create table conversation (
    id text primary key,
    channel text not null,
    user_id text not null,
    customer_id text references customer,
    state jsonb not null default '{}',
    version integer not null default 0,
    last_seq integer not null default 0,
    reference jsonb,
    created_at timestamptz not null default now()
  )`,
  `create table activity (
    id text primary key,
    conversation_id text not null references conversation,
    seq integer not null,
    direction text not null check (direction in ('in', 'out')),
    speaker text not null check (speaker in ('customer', 'bot', 'agent')),
    type text not null,
    text text,
    payload jsonb not null,
    understanding jsonb,
    sender_key text,
    at timestamptz not null default now(),
    handled_at timestamptz,
    delivered_at timestamptz,
    unique (conversation_id, seq),
    unique (conversation_id, sender_key)
  )`,
  `create index activity_unhandled on activity (conversation_id, seq) where direction = 'in' and handled_at is null`,
  `create table outbox (
    id bigint generated always as identity primary key,
    topic text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    relayed_at timestamptz,
    done_at timestamptz
  )`,
  `create index outbox_open on outbox (id) where done_at is null`,
  `create table ingested_message (
    activity_id text primary key references activity,
    conversation_id text not null references conversation,
    customer_id text references customer,
    speaker text not null,
    channel text not null,
    intent text,
    confidence double precision,
    in_scope boolean,
    language text,
    sentiment text,
    at timestamptz not null,
    ingested_at timestamptz not null default now()
  )`,
  `create index ingested_message_by_time on ingested_message (at)`,
  `create table model (
    id text primary key,
    kind text not null check (kind in ('intent', 'recommender', 'churn')),
    version integer not null,
    state text not null check (state in ('candidate', 'live', 'retired')),
    metrics jsonb not null,
    data_window jsonb not null,
    parent_id text references model,
    artefact bytea not null,
    checksum text not null,
    created_at timestamptz not null default now(),
    promoted_at timestamptz,
    verdict text,
    unique (kind, version)
  )`,
  `create unique index model_one_live on model (kind) where state = 'live'`,
  `create table account (
    id text primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    role text not null check (role in ('agent', 'owner', 'admin')),
    password_hash text not null,
    created_at timestamptz not null default now()
  )`,
  `create table handover (
    id text primary key,
    conversation_id text not null references conversation,
    customer_id text references customer,
    reason text not null,
    priority integer not null default 0,
    state text not null default 'waiting' check (state in ('waiting', 'claimed', 'returned', 'resolved')),
    transcript jsonb not null,
    agent_id text references account,
    opened_at timestamptz not null default now(),
    claimed_at timestamptz,
    closed_at timestamptz
  )`,
  `create unique index handover_one_open on handover (conversation_id) where state in ('waiting', 'claimed')`,
  `create index handover_waiting on handover (priority desc, opened_at) where state = 'waiting'`,
  `create table secret (name text primary key, value text not null)`,
];
