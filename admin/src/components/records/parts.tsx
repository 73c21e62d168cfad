import React from "react";
import { Link } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { Badge } from "../status-badge.js";
import { NOTHING, useFormats } from "./use-formats.js";

/** A titled part of a record's page. */
export function Section({ title, children }: { title: string; children: React.ReactNode }): React.ReactElement {
  return (
    <section className="qd-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Names and what they are; empty values are shown as a dash. */
export function Facts({ of: facts }: { of: readonly [name: string, value: React.ReactNode][] }): React.ReactElement {
  return (
    <dl className="qd-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === "" ? NOTHING : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table that scrolls within itself on small screens. */
export function Table({
  label,
  columns,
  rows,
  empty,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly React.ReactNode[] }[];
  empty: string;
}): React.ReactElement {
  if (rows.length === 0) return <p className="qd-nothing">{empty}</p>;
  return (
    <div className="qd-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="qd-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={columns[index]} data-label={columns[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface LoggedEvent {
  from: string | null;
  to: string;
  actor: { type: string; id: string | null };
  reason: string | null;
  at: string;
}

/** What happened, oldest first: status, who, why, when. */
export function Timeline({ events }: { events: readonly LoggedEvent[] }): React.ReactElement {
  const say = useSay();
  const formats = useFormats();
  return (
    <ol className="qd-timeline">
      {events.map((event) => (
        <li key={`${event.at} ${event.to} ${event.reason ?? ""}`}>
          <time dateTime={event.at}>{formats.time(event.at)}</time>
          {event.from === event.to ? null : <Badge status={event.to} />}
          <span>
            <Actor {...event.actor} />
            {event.reason ? ` · ${say(event.reason)}` : ""}
          </span>
        </li>
      ))}
    </ol>
  );
}

const ACTOR_RESOURCES: Record<string, string> = {
  customer: "customers",
  staff: "staff",
  rider: "riders",
  operator: "operators",
};
const ACTOR_WORDS: Record<string, string> = {
  customer: "Customer",
  staff: "Store staff",
  rider: "Rider",
  operator: "Operations",
  system: "QuickDash",
};

function Actor({ type, id }: { type: string; id: string | null }): React.ReactElement {
  const say = useSay();
  const words = say(ACTOR_WORDS[type] ?? type);
  const resource = ACTOR_RESOURCES[type];
  return resource && id ? <RecordLink resource={resource} id={id} text={words} /> : <>{words}</>;
}

/** A link to another record's page. */
export function RecordLink(props: { resource: string; id: string; text: string }): React.ReactElement {
  return <Link to={recordPath(props.resource, props.id)}>{props.text}</Link>;
}

/** The address of a record's page, or of an action on it. */
export const recordPath = (resource: string, id: string, action = "show"): string =>
  `/admin/resources/${resource}/records/${encodeURIComponent(id)}/${action}`;

/** What could not be read, with a way to try again. */
export function ReadingError({ error, retry }: { error: string; retry: () => void }): React.ReactElement {
  const say = useSay();
  return (
    <p className="qd-alarm" role="alert">
      {say(error)}{" "}
      <button type="button" className="qd-link" onClick={retry}>
        {say("Try again")}
      </button>
    </p>
  );
}
