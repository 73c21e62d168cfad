import React from "react";
import { useSay } from "../../locale/say.js";
import { WEEKDAYS, type Hours, type HoursException, type Span, type Weekday } from "./store-values.js";

const USUAL: Span = ["08:00", "22:00"];
const DAY_WORDS: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export interface HoursEditorProps {
  hours: Hours;
  exceptions: readonly HoursException[];
  onHours: (hours: Hours) => void;
  onExceptions: (exceptions: HoursException[]) => void;
}

/** When a store takes orders: a week of spans, which may run past midnight, and the days that differ. */
export default function HoursEditor(props: HoursEditorProps): React.ReactElement {
  const say = useSay();
  const { hours, exceptions, onHours, onExceptions } = props;
  const setDay = (day: Weekday, spans: Span[]): void => onHours({ ...hours, [day]: spans });
  return (
    <div className="qd-hours">
      <label className="qd-check">
        <input
          type="checkbox"
          checked={hours === null}
          onChange={({ target }) =>
            onHours(target.checked ? null : Object.fromEntries(WEEKDAYS.map((day) => [day, [USUAL]])))
          }
        />
        {say("Always open")}
      </label>
      {hours !== null &&
        WEEKDAYS.map((day) => (
          <fieldset key={day} className="qd-day">
            <legend>{say(DAY_WORDS[day])}</legend>
            <Spans name={say(DAY_WORDS[day])} spans={hours[day] ?? []} onChange={(spans) => setDay(day, spans)} />
            <button
              type="button"
              className="qd-link"
              onClick={() => onHours(Object.fromEntries(WEEKDAYS.map((each) => [each, hours[day] ?? []])))}
            >
              {say("Copy to all days")}
            </button>
          </fieldset>
        ))}
      <h3>{say("Holidays and special days")}</h3>
      {exceptions.map((exception, index) => {
        const change = (part: Partial<HoursException>): void =>
          onExceptions(exceptions.map((each, at) => (at === index ? { ...each, ...part } : each)));
        return (
          <fieldset key={index} className="qd-day">
            <legend>{exception.date || say("New day")}</legend>
            <input
              type="date"
              aria-label={say("Date")}
              required
              value={exception.date}
              onChange={({ target }) => change({ date: target.value })}
            />
            <input
              type="text"
              aria-label={say("Note")}
              placeholder={say("Note")}
              maxLength={200}
              value={exception.note ?? ""}
              onChange={({ target }) => change({ note: target.value })}
            />
            <Spans name={exception.date} spans={exception.hours} onChange={(spans) => change({ hours: spans })} />
            <button
              type="button"
              className="qd-link"
              onClick={() => onExceptions(exceptions.filter((_each, at) => at !== index))}
            >
              {say("Remove this day")}
            </button>
          </fieldset>
        );
      })}
      <button type="button" className="qd-link" onClick={() => onExceptions([...exceptions, { date: "", hours: [] }])}>
        {say("Add a special day")}
      </button>
    </div>
  );
}

interface SpansProps {
  name: string;
  spans: readonly Span[];
  onChange: (spans: Span[]) => void;
}

function Spans({ name, spans, onChange }: SpansProps): React.ReactElement {
  const say = useSay();
  return (
    <div className="qd-spans">
      {spans.length === 0 && <span>{say("Closed")}</span>}
      {spans.map((span, index) => {
        const change = (end: 0 | 1, time: string): void =>
          onChange(spans.map((each, at) => (at === index ? (end === 0 ? [time, each[1]] : [each[0], time]) : each)));
        return (
          <span key={index} className="qd-span">
            <Time label={say("{day} from", { day: name })} value={span[0]} onChange={(time) => change(0, time)} />–
            <Time label={say("{day} until", { day: name })} value={span[1]} onChange={(time) => change(1, time)} />
            <button
              type="button"
              className="qd-link"
              aria-label={say("Remove {from} to {until}", { from: span[0], until: span[1] })}
              onClick={() => onChange(spans.filter((_each, at) => at !== index))}
            >
              ×
            </button>
          </span>
        );
      })}
      <button type="button" className="qd-link" onClick={() => onChange([...spans, USUAL])}>
        {say("Add hours")}
      </button>
    </div>
  );
}

/** A time of day as text, since 24:00 ends a day and time inputs know only 23:59. */
function Time(props: { label: string; value: string; onChange: (time: string) => void }): React.ReactElement {
  return (
    <input
      type="text"
      inputMode="numeric"
      aria-label={props.label}
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]|24:00"
      placeholder="HH:MM"
      required
      size={5}
      maxLength={5}
      value={props.value}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}
