import React from "react";
import { useSay } from "../../locale/say.js";
import { NEW_VARIANT, type VariantValues } from "./product-values.js";

export interface VariantRowsProps {
  variants: readonly VariantValues[];
  /** Not where packs differ in several things. */
  canAdd: boolean;
  onChange: (variants: VariantValues[]) => void;
}

/** The packs a product is sold in. */
export default function VariantRows({ variants, canAdd, onChange }: VariantRowsProps): React.ReactElement {
  const say = useSay();
  return (
    <>
      {variants.map((variant, index) => {
        const set = (changes: Partial<VariantValues>): void =>
          onChange(variants.map((each, at) => (at === index ? { ...each, ...changes } : each)));
        const field = (name: Exclude<keyof VariantValues, "id">, label: string, required = false) => (
          <div className="qd-field">
            <label htmlFor={`variant-${index}-${name}`}>{label}</label>
            <input
              id={`variant-${index}-${name}`}
              required={required}
              maxLength={120}
              {...(name === "weight" && { type: "number", min: 0, step: 1 })}
              value={variant[name]}
              onChange={({ target }) => set({ [name]: target.value })}
            />
          </div>
        );
        return (
          <fieldset key={variant.id ?? index} className="qd-day qd-grid">
            <legend>{variant.title || say("Pack")}</legend>
            {field("title", say("Pack, such as 500 g"), true)}
            {field("sku", say("SKU"), true)}
            {field("barcode", say("Barcode"))}
            {field("ean", "EAN")}
            {field("weight", say("Weight (g)"))}
            {variant.id === null && variants.length > 1 && (
              <button
                type="button"
                className="qd-link"
                onClick={() => onChange(variants.filter((_each, at) => at !== index))}
              >
                {say("Remove this pack")}
              </button>
            )}
          </fieldset>
        );
      })}
      {canAdd && (
        <button
          type="button"
          className="qd-link"
          onClick={() => onChange([...variants, { ...NEW_VARIANT, title: "" }])}
        >
          {say("Add a pack")}
        </button>
      )}
    </>
  );
}
