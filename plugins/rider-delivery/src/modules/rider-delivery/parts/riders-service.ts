import type { Logger } from "@medusajs/framework/types";
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import type { Duty, RiderUtilisation, Vehicle } from "../../../contract";
import Delivery from "../models/delivery";
import DeliveryAlert from "../models/delivery-alert";
import DeliveryEvent from "../models/delivery-event";
import DeliveryOffer from "../models/delivery-offer";
import DeliveryProof from "../models/delivery-proof";
import Rider from "../models/rider";
import RiderCashEntry from "../models/rider-cash-entry";
import RiderDocument from "../models/rider-document";
import RiderEarning from "../models/rider-earning";
import RiderShift from "../models/rider-shift";
import StoreDispatch from "../models/store-dispatch";
import { readOptions } from "../options";
import type { RiderDeliveryOptions } from "../options";
import { countDeliveredToday } from "../queries/count-delivered-today.sql";
import { insertAdjustment, type Adjustment } from "../queries/insert-adjustment.sql";
import { listDuties, type DutyPage, type DutySearch } from "../queries/list-duties.sql";
import { findCash } from "../queries/find-cash.sql";
import { measureUtilisation } from "../queries/measure-utilisation.sql";
import { sumEarnings, type EarningSums } from "../queries/sum-earnings.sql";
import type { CashSettlement } from "../queries/settle-cash.sql";
import { changeOwnVehicleOnce } from "../services/change-own-vehicle";
import { endShiftOnce, endSilentShifts, type EndedShift } from "../services/end-shift";
import { settleCashOnce } from "../services/settle-cash";
import { startShiftOnce, type ShiftStart } from "../services/start-shift";
import { suspendOnce } from "../services/suspend-rider";
import { database, newId, ROUND_LIMIT } from "../services/shared";
import type { Database, Failed, Withdrawn } from "../services/shared";

const ANYBODY = { rider_ids: null, duty: null, like: null, status: null, home_dark_store_id: null };

/** What operations add to a rider's earnings, or take off. */
export type AdjustmentInput = Omit<Adjustment, "id" | "currency_code">;

/** Cash that a rider hands in. */
export type CashSettlementInput = Omit<CashSettlement, "id">;

/** Riders: their shifts, what they earn and the cash they hold. */
export class RidersService extends MedusaService({
  Rider,
  RiderShift,
  Delivery,
  DeliveryOffer,
  DeliveryEvent,
  RiderEarning,
  RiderCashEntry,
  StoreDispatch,
  DeliveryAlert,
  DeliveryProof,
  RiderDocument,
}) {
  readonly options: RiderDeliveryOptions;
  /** One part of a round failed: it is logged, and the others go on. */
  protected readonly noteFailure: Failed;

  constructor(container: { logger: Logger }, ...others: unknown[]) {
    super(container, ...others);
    this.options = readOptions(others[0]);
    this.noteFailure = (error, what) => container.logger.error(`rider-delivery: ${what}: ${error.message}`);
  }

  /** Starts a shift; false when the rider is on shift already. See `startShiftOnce` for the refusals. */
  @InjectManager()
  async startShift(
    input: Omit<ShiftStart, "id" | "required">,
    @MedusaContext() context: Database = {},
  ): Promise<boolean> {
    const { required } = this.options.documents;
    return startShiftOnce(database(context), { ...input, required, id: newId("rshift") });
  }

  /** A rider says what the rider rides from now on; answers what it was. Refuses `rider_not_found` and `on_shift`. */
  @InjectManager()
  async changeOwnVehicle(
    input: { rider_id: string; vehicle: Vehicle },
    @MedusaContext() context: Database = {},
  ): Promise<Vehicle> {
    return changeOwnVehicleOnce(database(context), input);
  }

  /** Ends the open shift and pays its guarantee; refuses `not_on_shift` and `delivery_unfinished`. */
  @InjectManager()
  async endShift(rider_id: string, @MedusaContext() context: Database = {}): Promise<EndedShift> {
    return endShiftOnce(database(context), { rider_id }, this.options.earnings);
  }

  /** Ends the shifts of riders who forgot to. */
  @InjectManager()
  async endSilentShifts(@MedusaContext() context: Database = {}): Promise<(EndedShift & { rider_id: string })[]> {
    const { dispatch, earnings } = this.options;
    const rules = { silent_ms: dispatch.end_shift_after_ms, limit: ROUND_LIMIT };
    return endSilentShifts(database(context), rules, earnings, this.noteFailure);
  }

  /** Takes a suspended rider off the road; answers the deliveries given back and the offers withdrawn. */
  @InjectManager()
  async takeOffRoad(
    input: { rider_id: string; actor_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<{ released: string[]; withdrawn: Withdrawn[] }> {
    return suspendOnce(database(context), input, this.options.earnings);
  }

  /** What these riders are doing now, by their ids. */
  @InjectManager()
  async readDuties(rider_ids: string[], @MedusaContext() context: Database = {}): Promise<Map<string, Duty>> {
    if (rider_ids.length === 0) return new Map();
    const { riders } = await this.findDuties({ ...ANYBODY, rider_ids, limit: rider_ids.length, offset: 0 }, context);
    return new Map(riders.map(({ id, duty }) => [id, duty]));
  }

  /** Riders who are doing one thing now: how many, and the ids of a page of them, newest first. */
  @InjectManager()
  async listRidersOnDuty(
    search: Omit<DutySearch, "rider_ids" | "silent_after_ms"> & { duty: Duty },
    @MedusaContext() context: Database = {},
  ): Promise<{ rider_ids: string[]; count: number }> {
    const { riders, count } = await this.findDuties({ ...search, rider_ids: null }, context);
    return { rider_ids: riders.map(({ id }) => id), count };
  }

  private async findDuties(search: Omit<DutySearch, "silent_after_ms">, context: Database): Promise<DutyPage> {
    const { silent_after_ms } = this.options.dispatch;
    const [page] = await listDuties(database(context), { ...search, silent_after_ms });
    return page ?? { count: 0, riders: [] };
  }

  /** Rupees earned in `[from, to)`: all, by what they are for, and the deliveries paid. */
  @InjectManager()
  async sumEarnings(
    input: { rider_id: string; from: Date | null; to: Date | null },
    @MedusaContext() context: Database = {},
  ): Promise<{ total: number; deliveries: number; by_kind: EarningSums }> {
    const [sums] = await sumEarnings(database(context), input);
    if (!sums) throw new Error("sum-earnings answers one row");
    const { total, deliveries, ...by_kind } = sums;
    return { total, deliveries, by_kind };
  }

  /** How riders' time on shift was used in `[from, to)`. */
  @InjectManager()
  async measureUtilisation(
    input: { from: Date; to: Date; dark_store_id: string | null },
    @MedusaContext() context: Database = {},
  ): Promise<RiderUtilisation> {
    const [measured] = await measureUtilisation(database(context), input);
    if (!measured) throw new Error("measure-utilisation answers one row");
    const { on_shift_hours, busy_hours, deliveries } = measured;
    return {
      ...measured,
      utilisation_percent: on_shift_hours > 0 ? toOneDecimal((busy_hours / on_shift_hours) * 100) : null,
      deliveries_per_hour: on_shift_hours > 0 ? toOneDecimal(deliveries / on_shift_hours) : null,
    };
  }

  /** Deliveries handed over today, as the day is at the store of the last one. */
  @InjectManager()
  async countDeliveredToday(rider_id: string, @MedusaContext() context: Database = {}): Promise<number> {
    return (await countDeliveredToday(database(context), { rider_id }))[0]?.count ?? 0;
  }

  /** Books what operations add to a rider's earnings, or take off; answers its id, null when there is no such rider. */
  @InjectManager()
  async adjustEarnings(adjustment: AdjustmentInput, @MedusaContext() context: Database = {}): Promise<string | null> {
    const { currency_code } = this.options.earnings;
    const [booked] = await insertAdjustment(database(context), { ...adjustment, id: newId("rearn"), currency_code });
    return booked?.id ?? null;
  }

  /** Rupees in cash that the rider holds. */
  @InjectManager()
  async readCashHeld(rider_id: string, @MedusaContext() context: Database = {}): Promise<number> {
    return (await findCash(database(context), { rider_id }))[0]?.balance ?? 0;
  }

  /** Books cash handed in; answers what the rider still holds. See `settleCashOnce` for the refusals. */
  @InjectManager()
  async settleCash(settlement: CashSettlementInput, @MedusaContext() context: Database = {}): Promise<number> {
    await settleCashOnce(database(context), { ...settlement, id: newId("rcash") });
    return (await findCash(database(context), { rider_id: settlement.rider_id }))[0]?.balance ?? 0;
  }
}

const toOneDecimal = (value: number): number => Math.round(value * 10) / 10;
