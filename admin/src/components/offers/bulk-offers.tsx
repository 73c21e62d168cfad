import { Button } from "@adminjs/design-system";
import { ApiClient, useNotice, type ActionProps, type RecordJSON } from "adminjs";
import React, { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi } from "../api/admin-api.js";
import { keptQuery } from "../lists/list-address.js";
import { ReadingError, Section, Table } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { bodiesOf, changeOf, isAboveMrp, isPriceRule, isStockRule, offerOf, type BulkChange } from "./offer-values.js";

const api = new ApiClient();
const MOST_AT_ONCE = 500;
const NOTHING: BulkChange = { price: "", mrp: "", on_hand: "", reorder_level: "", is_available: "" };
const RULES: readonly { name: Exclude<keyof BulkChange, "is_available">; fits: (text: string) => boolean }[] = [
  { name: "price", fits: isPriceRule },
  { name: "mrp", fits: isPriceRule },
  { name: "on_hand", fits: isStockRule },
  { name: "reorder_level", fits: isStockRule },
];
const RULE_WORDS: Record<string, string> = {
  price: "Price",
  mrp: "MRP",
  on_hand: "On hand",
  reorder_level: "Reorder level",
};
const HELP_WORDS: Record<string, string> = {
  price: "An amount such as 49.50, or a change such as +5% or -10%",
  mrp: "An amount such as 49.50, or a change such as +5% or -10%",
  on_hand: "Pieces such as 40, or a difference such as +10 or -3",
  reorder_level: "Pieces such as 40, or a difference such as +10 or -3",
};

/** Changes many offers at once: those that were chosen in the list, or up to 500 that its filters match. */
export default function BulkOffers({ records, resource, action }: ActionProps): React.ReactElement {
  const say = useSay();
  const { search } = useLocation();
  const [found, setFound] = useState<RecordJSON[] | null>(null);
  const [total, setTotal] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const isWholeList = action.actionType === "resource";
  useEffect(() => {
    if (!isWholeList) return;
    const params = new URLSearchParams(`${keptQuery(new URLSearchParams(search))}&perPage=${MOST_AT_ONCE}`);
    api.resourceAction({ resourceId: resource.id, actionName: "list", params }).then(
      ({ data }) => {
        setError(null);
        setTotal((data as { meta: { total: number } }).meta.total);
        setFound((data as { records: RecordJSON[] }).records);
      },
      () => setError("The panel does not answer. Nothing was changed; try again."),
    );
  }, [isWholeList, search, turn]);
  const offers = isWholeList ? found : (records ?? null);
  if (error) return <ReadingError error={error} retry={() => setTurn(turn + 1)} />;
  if (!offers) return <p role="status">{say("Loading…")}</p>;
  return (
    <div className="qd-record">
      {isWholeList && total > offers.length && (
        <p className="qd-alarm" role="alert">
          {say("The first {shown} of {total} are changed. Filter the list, or use a file for all of them.", {
            shown: offers.length,
            total,
          })}
        </p>
      )}
      <Form records={offers} resourceId={resource.id} />
    </div>
  );
}

function Form({ records, resourceId }: { records: readonly RecordJSON[]; resourceId: string }): React.ReactElement {
  const say = useSay();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const [wanted, setWanted] = useState(NOTHING);
  const [errors, setErrors] = useState<string[]>([]);
  const [isSending, setSending] = useState(false);
  const wrong = RULES.filter(({ name, fits }) => !fits(wanted[name].trim())).map(({ name }) => name);
  const trimmed: BulkChange = { ...wanted };
  for (const { name } of RULES) trimmed[name] = wrong.includes(name) ? "" : wanted[name].trim();
  const bodies = bodiesOf(records.map(offerOf), trimmed);
  const tooDear = records.map(offerOf).filter((offer) => isAboveMrp(offer, changeOf(offer, trimmed))).length;
  const isReady = wrong.length === 0 && tooDear === 0;
  const count = [...bodies.values()].reduce((sum, rows) => sum + rows.length, 0);

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending || !isReady || count === 0) return;
    setSending(true);
    const refused: string[] = [];
    let done = 0;
    for (const [storeId, offers] of bodies) {
      try {
        await callAdminApi("POST", `/dark-stores/${encodeURIComponent(storeId)}/offers`, { offers });
        done += offers.length;
      } catch (refusal) {
        refused.push(`${storeName(records, storeId)}: ${say((refusal as Error).message)}`);
      }
    }
    setErrors(refused);
    setSending(false);
    if (done > 0) addNotice({ message: say("{count} offers are changed.", { count: done }), type: "success" });
    if (refused.length === 0) navigate(`/admin/resources/${resourceId}`);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Section title={say("Change {count} offers", { count: records.length })}>
        <p className="qd-help">{say("What is left empty stays as it is in every row.")}</p>
        <div className="qd-grid">
          {RULES.map(({ name }) => (
            <Rule
              key={name}
              name={name}
              text={wanted[name]}
              isWrong={wrong.includes(name)}
              onText={(text) => setWanted((present) => ({ ...present, [name]: text }))}
            />
          ))}
          <div className="qd-field">
            <label htmlFor="bulk-is_available">{say("On sale")}</label>
            <select
              id="bulk-is_available"
              className="qd-select"
              value={wanted.is_available}
              onChange={({ target }) =>
                setWanted((present) => ({ ...present, is_available: target.value as BulkChange["is_available"] }))
              }
            >
              <option value="">{say("Leave as it is")}</option>
              <option value="true">{say("Yes")}</option>
              <option value="false">{say("No")}</option>
            </select>
          </div>
        </div>
        {tooDear > 0 && (
          <p className="qd-alarm" role="alert">
            {say("{count} of them would cost more than their MRP.", { count: tooDear })}
          </p>
        )}
        <Preview records={records} wanted={trimmed} />
        {errors.map((error) => (
          <p key={error} className="qd-alarm" role="alert">
            {error}
          </p>
        ))}
        <div className="qd-buttons">
          <Button type="submit" variant="contained" color="primary" disabled={isSending || !isReady || count === 0}>
            {isSending ? say("One moment…") : say("Change {count} of them", { count })}
          </Button>
          <Button type="button" variant="light" onClick={() => navigate(-1)}>
            {say("Back")}
          </Button>
        </div>
      </Section>
    </form>
  );
}

interface RuleProps {
  name: string;
  text: string;
  isWrong: boolean;
  onText: (text: string) => void;
}

function Rule({ name, text, isWrong, onText }: RuleProps): React.ReactElement {
  const say = useSay();
  const id = `bulk-${name}`;
  return (
    <div className="qd-field">
      <label htmlFor={id}>{say(RULE_WORDS[name] ?? name)}</label>
      <input
        id={id}
        value={text}
        maxLength={16}
        aria-invalid={isWrong}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => onText(target.value)}
      />
      <span id={`${id}-help`} className={isWrong ? "qd-alarm" : "qd-help"}>
        {say(HELP_WORDS[name] ?? "")}
      </span>
    </div>
  );
}

/** What each row has now, and what it will have. */
function Preview({ records, wanted }: { records: readonly RecordJSON[]; wanted: BulkChange }): React.ReactElement {
  const say = useSay();
  const { money } = useFormats();
  const rows = records.map((record) => {
    const offer = offerOf(record);
    const change = changeOf(offer, wanted);
    const cell = (before: string, after: string | null): React.ReactNode =>
      after === null ? before : <Becomes before={before} after={after} />;
    const amount = (value: number | undefined): string | null => (value === undefined ? null : money(value));
    const pieces = (value: number | undefined): string | null => (value === undefined ? null : String(value));
    const onSale = (value: boolean): string => say(value ? "Yes" : "No");
    return {
      key: record.id,
      cells: [
        record.populated.variant_id?.title ?? offer.variant_id,
        storeName([record], offer.dark_store_id),
        cell(amount(offer.price) ?? "", amount(change.price)),
        cell(amount(offer.mrp) ?? "", amount(change.mrp)),
        cell(String(offer.on_hand), pieces(change.on_hand)),
        cell(String(offer.reorder_level), pieces(change.reorder_level)),
        cell(onSale(offer.is_available), change.is_available === undefined ? null : onSale(change.is_available)),
      ],
    };
  });
  return (
    <Table
      label={say("What will change")}
      columns={[
        say("Item"),
        say("Store"),
        say("Price"),
        say("MRP"),
        say("On hand"),
        say("Reorder level"),
        say("On sale"),
      ]}
      rows={rows}
      empty={say("Nothing found.")}
    />
  );
}

const Becomes = ({ before, after }: { before: string; after: string }): React.ReactElement => (
  <>
    <s>{before}</s> <strong>{after}</strong>
  </>
);

function storeName(records: readonly RecordJSON[], storeId: string): string {
  const found = records.find(({ params }) => (params as Record<string, unknown>).dark_store_id === storeId);
  return found?.populated.dark_store_id?.title ?? storeId;
}
