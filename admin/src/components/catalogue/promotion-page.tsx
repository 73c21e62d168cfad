import type { ActionProps } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { Facts, ReadingError, Section, Table } from "../records/parts.js";
import { useFormats, type Formats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";

/** A promotion as `GET /admin/promotions/:id` answers it. */
interface PromotionAnswer {
  id: string;
  code: string;
  type: string;
  status: string;
  is_automatic: boolean;
  used?: number | null;
  limit?: number | null;
  campaign?: { name: string; starts_at: string | null; ends_at: string | null } | null;
  application_method?: {
    type: string;
    value: number | null;
    currency_code: string | null;
    target_type: string;
    allocation: string | null;
    max_quantity: number | null;
  } | null;
  rules?: { id: string; attribute: string; operator: string; values: { value: string }[] }[];
}

/** The page of a promotion. It is only read here: promotions are made in Medusa's dashboard or through its API. */
export default function PromotionPage({ record, action }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const formats = useFormats();
  const path = `/promotions/${encodeURIComponent(record?.id ?? "")}`;
  const reading = useAdminApi<{ promotion: PromotionAnswer }>(record ? path : null);
  if (!record) return null;
  if (reading.error) return <ReadingError error={reading.error} retry={reading.reload} />;
  if (!reading.data) return <p role="status">{say("Loading…")}</p>;
  const { promotion } = reading.data;
  const { campaign, rules = [] } = promotion;
  const dashboard = action.custom.dashboardUrl as string | undefined;
  return (
    <div className="qd-record" key={promotion.id}>
      <Section title={promotion.code}>
        <p className="qd-headline">
          <Badge status={promotion.status} /> {say(promotion.is_automatic ? "Without a code" : "With its code")}
        </p>
        <Facts
          of={[
            [say("Gives"), worthOf(promotion, formats)],
            [say("On"), say(wordsOf(promotion.application_method?.target_type ?? ""))],
            [say("Used"), promotion.used ?? 0],
            [say("At most"), promotion.limit],
            [say("Campaign"), campaign?.name],
            [say("From"), formats.instant(campaign?.starts_at)],
            [say("Until"), formats.instant(campaign?.ends_at)],
          ]}
        />
        <p>
          {dashboard ? (
            <a href={`${dashboard.replace(/\/$/, "")}/promotions/${encodeURIComponent(promotion.id)}`}>
              {say("Change it in the Medusa dashboard")}
            </a>
          ) : (
            say("Promotions are made and changed through the Admin API, at {path}.", { path: `/admin${path}` })
          )}
        </p>
      </Section>
      <Section title={say("For whom and what")}>
        <Table
          label={say("For whom and what")}
          columns={[say("What"), say("Rule"), say("Values")]}
          empty={say("For everybody and everything.")}
          rows={rules.map((rule) => ({
            key: rule.id,
            cells: [rule.attribute, rule.operator, rule.values.map(({ value }) => value).join(", ")],
          }))}
        />
      </Section>
    </div>
  );
}

function worthOf({ application_method: method }: PromotionAnswer, { money, number }: Formats): string {
  if (!method || method.value === null) return "";
  if (method.type === "percentage") return `${number(method.value)} %`;
  return method.currency_code ? money(method.value, method.currency_code) : number(method.value);
}
