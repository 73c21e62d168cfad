import { ApiClient, type ActionProps, type RecordJSON } from "adminjs";
import React, { useEffect, useState } from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { Facts, ReadingError, RecordLink, Section, Table } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { Badge } from "../status-badge.js";
import { imageAddress, PRODUCT_FIELDS, type ProductAnswer } from "./product-answers.js";

const MAXIMUM_OFFERS = 100;
const api = new ApiClient();

/** The page of a product: what it is, its packs, and which stores have it. */
export default function ProductPage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const reading = useAdminApi<{ product: ProductAnswer }>(
    record ? `/products/${encodeURIComponent(record.id)}?${PRODUCT_FIELDS}` : null,
  );
  if (!record) return null;
  if (reading.error) return <ReadingError error={reading.error} retry={reading.reload} />;
  if (!reading.data) return <p role="status">{say("Loading…")}</p>;
  const { product } = reading.data;
  return (
    <div className="qd-record">
      <Section title={product.title}>
        <p className="qd-headline">
          <Badge status={product.status} /> {product.subtitle}
        </p>
        <ol className="qd-images">
          {product.images.map(({ id, url }, index) => {
            const address = imageAddress(url);
            return (
              <li key={id}>
                {address ? <img src={address} alt={say("Picture {number}", { number: index + 1 })} /> : url}
              </li>
            );
          })}
        </ol>
        <Facts
          of={[
            [say("Description"), product.description],
            [say("Tags"), product.tags.map(({ value }) => value).join(", ")],
            [say("Categories"), product.categories.map(({ name }) => name).join(", ")],
            [say("Name in addresses"), product.handle],
          ]}
        />
      </Section>
      <Section title={say("Packs")}>
        <Table
          label={say("Packs")}
          columns={[say("Pack"), say("SKU"), say("Barcode"), "EAN", say("Weight (g)")]}
          empty={say("None yet.")}
          rows={product.variants.map(({ id, title, sku, barcode, ean, weight }) => ({
            key: id,
            cells: [title, sku, barcode, ean, weight],
          }))}
        />
      </Section>
      <Offers product={product} />
    </div>
  );
}

function Offers({ product }: { product: ProductAnswer }): React.ReactElement {
  const say = useSay();
  const { money, number } = useFormats();
  const { offers, failure } = useOffersOf(product);
  const packs = new Map(product.variants.map(({ id, title }) => [id, title]));
  return (
    <Section title={say("In the stores")}>
      {failure && (
        <p className="qd-alarm" role="alert">
          {failure}
        </p>
      )}
      {offers && (
        <Table
          label={say("In the stores")}
          columns={[say("Store"), say("Pack"), say("Price"), say("On hand"), say("On sale")]}
          empty={say("No store offers it.")}
          rows={offers.map(({ id, params, populated }) => ({
            key: id,
            cells: [
              <RecordLink resource="offers" id={id} text={populated.dark_store_id?.title ?? id} />,
              packs.get(String(params.variant_id)),
              money(Number(params.price)),
              number(Number(params.on_hand)),
              say(params.is_available === true ? "Yes" : "No"),
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** The offers of all packs of a product, as the panel's own list has them; null until they are there. */
function useOffersOf(product: ProductAnswer): { offers: RecordJSON[] | null; failure: string } {
  const [offers, setOffers] = useState<RecordJSON[] | null>(null);
  const [failure, setFailure] = useState("");
  useEffect(() => {
    let isThere = true;
    const lists = product.variants.map(async ({ id }) => {
      const query = { "filters.variant_id": id, perPage: MAXIMUM_OFFERS };
      const { data } = await api.resourceAction({ resourceId: "offers", actionName: "list", params: query });
      return (data as { records: RecordJSON[] }).records;
    });
    Promise.all(lists).then(
      (found) => {
        if (isThere) setOffers(found.flat());
      },
      (error: Error) => {
        if (isThere) setFailure(error.message);
      },
    );
    return () => {
      isThere = false;
    };
  }, [product]);
  return { offers, failure };
}
