import { useNotice, type ActionProps } from "adminjs";
import React, { useMemo, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi } from "../api/admin-api.js";
import { ReadingError, recordPath, Section } from "../records/parts.js";
import ImageList from "./image-list.js";
import { PRODUCT_FIELDS, type CategoryAnswer, type ProductAnswer } from "./product-answers.js";
import { changesOf, newBodyOf, valuesOf, wordsIn, type ProductValues } from "./product-values.js";
import VariantRows from "./variant-rows.js";
import { FormEnd } from "../records/form-end.js";

const MAXIMUM_CATEGORIES = 500;
const STATUSES = ["draft", "published", "proposed", "rejected"];
const STATUS_WORDS: Record<string, string> = {
  draft: "Draft",
  published: "Published",
  proposed: "Proposed",
  rejected: "Rejected",
};

/** Makes a product, or changes one: words, pictures, categories, packs. Price and stock belong to the stores. */
export default function ProductForm({ record, action }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const id = action.name === "new" ? null : (record?.id ?? null);
  const product = useAdminApi<{ product: ProductAnswer }>(
    id && `/products/${encodeURIComponent(id)}?${PRODUCT_FIELDS}`,
  );
  const categories = useAdminApi<{ product_categories: CategoryAnswer[] }>(
    `/product-categories?limit=${MAXIMUM_CATEGORIES}&order=name&fields=id,name,parent_category_id,rank,is_active`,
  );
  const failed = [product, categories].find(({ error }) => error !== null);
  if (failed?.error) return <ReadingError error={failed.error} retry={failed.reload} />;
  if ((id && !product.data) || !categories.data) return <p role="status">{say("Loading…")}</p>;
  return <Form product={product.data?.product ?? null} categories={categories.data.product_categories} />;
}

interface FormProps {
  product: ProductAnswer | null;
  categories: readonly CategoryAnswer[];
}

function Form({ product, categories }: FormProps): React.ReactElement {
  const say = useSay();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const before = useMemo(() => valuesOf(product), [product]);
  const [values, setValues] = useState(before);
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);
  const set = (changes: Partial<ProductValues>): void => setValues((present) => ({ ...present, ...changes }));

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setError("");
    try {
      const id = product ? await change(product.id, values, before) : await create(values);
      addNotice({ message: say(product ? "The product is saved." : "The product is there."), type: "success" });
      navigate(recordPath("products", id));
    } catch (refusal) {
      setError(say((refusal as Error).message));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="qd-record" onSubmit={(event) => void submit(event)}>
      <Section title={say("What it is")}>
        <Field id="product-title" label={say("Title")}>
          <input
            id="product-title"
            required
            maxLength={200}
            value={values.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        </Field>
        <Field id="product-subtitle" label={say("Subtitle")}>
          <input
            id="product-subtitle"
            maxLength={200}
            value={values.subtitle}
            onChange={({ target }) => set({ subtitle: target.value })}
          />
        </Field>
        <Field id="product-description" label={say("Description")}>
          <textarea
            id="product-description"
            rows={4}
            maxLength={5000}
            value={values.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        </Field>
        <Field id="product-handle" label={say("Name in addresses (empty: from the title)")}>
          <input
            id="product-handle"
            maxLength={200}
            value={values.handle}
            onChange={({ target }) => set({ handle: target.value })}
          />
        </Field>
        <Field id="product-status" label={say("State")}>
          <select
            id="product-status"
            className="qd-select"
            value={values.status}
            onChange={({ target }) => set({ status: target.value })}
          >
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {say(STATUS_WORDS[status] ?? status)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="product-categories" label={say("Categories (several with Ctrl)")}>
          <select
            id="product-categories"
            className="qd-select"
            multiple
            size={6}
            value={values.categories}
            onChange={({ target }) => set({ categories: [...target.selectedOptions].map(({ value }) => value) })}
          >
            {categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      </Section>
      <Section title={say("Tags")}>
        <Field id="product-tags" label={say("Tags, separated by commas")}>
          <input
            id="product-tags"
            maxLength={500}
            value={values.tags}
            onChange={({ target }) => set({ tags: target.value })}
          />
        </Field>
      </Section>
      <Section title={say("Pictures")}>
        <ImageList images={values.images} onChange={(images) => set({ images })} />
      </Section>
      <Section title={say("Packs")}>
        <VariantRows
          variants={values.variants}
          canAdd={product === null || before.option !== null}
          onChange={(variants) => set({ variants })}
        />
      </Section>
      <FormEnd error={error} isSending={isSending} submit={say("Save")} />
    </form>
  );
}

function Field(props: { id: string; label: string; children: React.ReactNode }): React.ReactElement {
  return (
    <div className="qd-field">
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
    </div>
  );
}

async function create(values: ProductValues): Promise<string> {
  const [{ shipping_profiles }, { sales_channels }] = await Promise.all([
    callAdminApi<{ shipping_profiles: { id: string }[] }>("GET", "/shipping-profiles?limit=1"),
    callAdminApi<{ sales_channels: { id: string }[] }>("GET", "/sales-channels?limit=1"),
  ]);
  const body = newBodyOf(values, {
    shipping_profile_id: shipping_profiles[0]?.id ?? "",
    sales_channel_id: sales_channels[0]?.id ?? "",
  });
  const tags = await tagsOf(values.tags);
  const { product } = await callAdminApi<{ product: ProductAnswer }>("POST", "/products", { ...body, tags });
  return product.id;
}

async function change(id: string, values: ProductValues, before: ProductValues): Promise<string> {
  for (const { path, body } of changesOf(id, values, before)) await callAdminApi("POST", path, body);
  if (values.tags !== before.tags) {
    await callAdminApi("POST", `/products/${encodeURIComponent(id)}`, { tags: await tagsOf(values.tags) });
  }
  return id;
}

/** The tags of these words; those that are not there yet are made. */
async function tagsOf(text: string): Promise<{ id: string }[]> {
  const tags = [];
  for (const value of wordsIn(text)) {
    const query = new URLSearchParams({ value, limit: "1" });
    const { product_tags } = await callAdminApi<{ product_tags: { id: string }[] }>(
      "GET",
      `/product-tags?${query.toString()}`,
    );
    const [known] = product_tags;
    const tag =
      known ?? (await callAdminApi<{ product_tag: { id: string } }>("POST", "/product-tags", { value })).product_tag;
    tags.push({ id: tag.id });
  }
  return tags;
}
