import { useNotice, type ActionProps } from "adminjs";
import React, { useMemo, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi } from "../api/admin-api.js";
import type { AreaGeometry, MapArea } from "../map/map-view.js";
import { ReadingError, recordPath, Section } from "../records/parts.js";
import AreaEditor from "./area-editor.js";
import AreaSources from "./area-sources.js";
import HoursEditor from "./hours-editor.js";
import { bodyOf, valuesOf, type StoreAnswer, type StoreValues } from "./store-values.js";
import { FormEnd } from "../records/form-end.js";

const MAXIMUM_OTHERS = 200;

/** Makes a dark store, or changes one: where it is, where it delivers to, when it is open. */
export default function StoreForm({ record, action }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const id = action.name === "new" ? null : (record?.id ?? null);
  const store = useAdminApi<{ dark_store: StoreAnswer }>(id && `/dark-stores/${encodeURIComponent(id)}`);
  const others = useAdminApi<{ dark_stores: StoreAnswer[] }>(`/dark-stores?limit=${MAXIMUM_OTHERS}`);
  if (store.error) return <ReadingError error={store.error} retry={store.reload} />;
  if ((id && !store.data) || (!others.data && !others.error)) return <p role="status">{say("Loading…")}</p>;
  return <Form store={store.data?.dark_store ?? null} others={others.data?.dark_stores ?? []} />;
}

function Form({ store, others }: { store: StoreAnswer | null; others: readonly StoreAnswer[] }): React.ReactElement {
  const say = useSay();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const before = useMemo(() => valuesOf(store), [store]);
  const [values, setValues] = useState(before);
  const [error, setError] = useState("");
  /** Said beside the map instead of below the form. */
  const [isAboutArea, setAboutArea] = useState(false);
  const [isSending, setSending] = useState(false);
  const set = (changes: Partial<StoreValues>): void => setValues((present) => ({ ...present, ...changes }));
  const place = useMemo(() => placeOf(values), [values.latitude, values.longitude]);
  const neighbours = useMemo(
    (): MapArea[] =>
      others
        .filter(({ id }) => id !== store?.id)
        .map(({ id, name, service_area }) => ({ id, label: name, area: service_area, isFaint: true })),
    [others, store],
  );

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    if (!values.area) {
      setError(say("Draw the area that the store delivers to."));
      setAboutArea(true);
      return;
    }
    setSending(true);
    setError("");
    try {
      const path = store ? `/dark-stores/${encodeURIComponent(store.id)}` : "/dark-stores";
      const answer = await callAdminApi<{ dark_store: StoreAnswer }>(
        "POST",
        path,
        bodyOf(values, store ? before : null),
      );
      addNotice({ message: say(store ? "The store is saved." : "The store is there."), type: "success" });
      navigate(recordPath("dark-stores", answer.dark_store.id));
    } catch (refusal) {
      const { message } = refusal as Error;
      setError(say(message));
      setAboutArea(/service.area|outside/i.test(message));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="qd-record" onSubmit={(event) => void submit(event)}>
      <Section title={say("Name and address")}>
        <div className="qd-grid">
          <Text name="name" label={say("Name")} values={values} set={set} required maxLength={120} />
          <Text name="code" label={say("Code")} values={values} set={set} required maxLength={32} />
          <Text name="address_line" label={say("Address")} values={values} set={set} maxLength={255} />
          <Text name="city" label={say("City")} values={values} set={set} maxLength={120} />
          <Text name="postal_code" label={say("PIN code")} values={values} set={set} maxLength={20} />
          <Text name="timezone" label={say("Time zone")} values={values} set={set} required />
          <Text name="latitude" label={say("Latitude")} values={values} set={set} required isNumber />
          <Text name="longitude" label={say("Longitude")} values={values} set={set} required isNumber />
        </div>
      </Section>
      <Section title={say("Service area")}>
        <AreaEditor
          key={store?.id ?? "new"}
          area={values.area}
          place={place}
          others={neighbours}
          onArea={(area) => set({ area, ...(!place && area && middleOf(area)) })}
          onPlace={({ latitude, longitude }) => set({ latitude: String(latitude), longitude: String(longitude) })}
        />
        <AreaSources area={values.area} place={place} onArea={(area) => set({ area })} />
        {error && isAboutArea && (
          <p className="qd-alarm" role="alert">
            {error}
          </p>
        )}
      </Section>
      <Section title={say("Orders")}>
        <div className="qd-grid">
          <Text name="prep_minutes" label={say("Preparation (min)")} values={values} set={set} required isNumber />
          <Text name="minimum_order" label={say("Minimum order")} values={values} set={set} required isNumber />
          <Text name="max_open_orders" label={say("Pauses at open orders")} values={values} set={set} isNumber />
          <Text name="resume_open_orders" label={say("Resumes at open orders")} values={values} set={set} isNumber />
        </div>
      </Section>
      <Section title={say("Opening hours")}>
        <HoursEditor
          hours={values.hours}
          exceptions={values.exceptions}
          onHours={(hours) => set({ hours })}
          onExceptions={(exceptions) => set({ exceptions })}
        />
      </Section>
      <FormEnd error={error && !isAboutArea ? error : null} isSending={isSending} submit={say("Save")} />
    </form>
  );
}

function placeOf({ latitude, longitude }: StoreValues): { latitude: number; longitude: number } | null {
  if (latitude.trim() === "" || longitude.trim() === "") return null;
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  return Number.isFinite(place.latitude) && Number.isFinite(place.longitude) ? place : null;
}

/** Where the store's square appears when an area is drawn before anybody said where the store is. */
function middleOf(area: AreaGeometry): Pick<StoreValues, "latitude" | "longitude"> {
  const corners = (area.type === "Polygon" ? area.coordinates : area.coordinates.flat()).flat();
  const mean = (axis: 0 | 1): string =>
    (corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length).toFixed(6);
  return { longitude: mean(0), latitude: mean(1) };
}

type TextName = Exclude<keyof StoreValues, "area" | "hours" | "exceptions">;

interface TextProps {
  name: TextName;
  label: string;
  values: StoreValues;
  set: (changes: Partial<StoreValues>) => void;
  required?: boolean;
  isNumber?: boolean;
  maxLength?: number;
}

function Text({ name, label, values, set, required = false, isNumber = false, maxLength }: TextProps) {
  return (
    <div className="qd-field">
      <label htmlFor={`store-${name}`}>{label}</label>
      <input
        id={`store-${name}`}
        type={isNumber ? "number" : "text"}
        {...(isNumber && { step: "any", inputMode: "decimal" as const })}
        {...(maxLength !== undefined && { maxLength })}
        required={required}
        value={values[name]}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </div>
  );
}
