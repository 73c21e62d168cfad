import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * What may be packed in place of a line, what was, what loose goods weigh, and in how many bags an order leaves. Whoever
 * writes: no more of a line lies in the bags than was ordered, substitutes included.
 */
export class Migration20261123130000 extends Migration {
  override up(): void {
    this.addSql(`
      update quick_order_line set preference = 'best_match'
       where preference is null or preference not in ('refund','best_match');
    `);
    this.addSql(`
      alter table quick_order_line
        alter column preference set default 'best_match',
        alter column preference set not null,
        add column preference_variant_id text null,
        add column preference_title text null,
        add column nominal_weight_grams integer null,
        add column picked_weight_grams integer null,
        add column substituted_quantity integer not null default 0,
        add column substitute_variant_id text null,
        add column substitute_title text null,
        add column substitute_barcode text null,
        add column substitute_bin text null,
        add column substitute_unit_price numeric null,
        add column raw_substitute_unit_price jsonb null,
        add column substitute_nominal_weight_grams integer null,
        add column substitute_weight_grams integer null,
        add constraint quick_order_line_preference check (preference in ('refund','best_match','variant')),
        add constraint quick_order_line_named_substitute
          check ((preference = 'variant') = (preference_variant_id is not null)),
        add constraint quick_order_line_substituted_within_picked
          check (substituted_quantity between 0 and coalesce(picked_quantity, 0)),
        add constraint quick_order_line_substitute
          check ((substituted_quantity > 0) = (substitute_variant_id is not null)
                 and (substitute_variant_id is null) = (substitute_unit_price is null)),
        add constraint quick_order_line_weights
          check (nominal_weight_grams > 0 and substitute_nominal_weight_grams > 0
                 and picked_weight_grams >= 0 and substitute_weight_grams >= 0),
        add constraint quick_order_line_weighed check (picked_weight_grams is null or nominal_weight_grams is not null),
        add constraint quick_order_line_substitute_weighed
          check (substitute_weight_grams is null or substitute_nominal_weight_grams is not null);
    `);
    this.addSql(`alter table quick_order add column bags integer null check (bags between 1 and 20);`);
  }

  override down(): void {
    this.addSql(`alter table quick_order drop column if exists bags;`);
    this.addSql(`
      alter table quick_order_line
        drop constraint if exists quick_order_line_preference,
        drop column if exists preference_variant_id,
        drop column if exists preference_title,
        drop column if exists nominal_weight_grams,
        drop column if exists picked_weight_grams,
        drop column if exists substituted_quantity,
        drop column if exists substitute_variant_id,
        drop column if exists substitute_title,
        drop column if exists substitute_barcode,
        drop column if exists substitute_bin,
        drop column if exists substitute_unit_price,
        drop column if exists raw_substitute_unit_price,
        drop column if exists substitute_nominal_weight_grams,
        drop column if exists substitute_weight_grams,
        alter column preference drop not null,
        alter column preference drop default;
    `);
  }
}
