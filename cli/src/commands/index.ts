import type { Command, Topic } from "../frame/command.js";
import { describeCompletion } from "../frame/completion/model.js";
import { importCatalog } from "./catalog/import.js";
import { completionCommand } from "./completion.js";
import { completionValues } from "./completion-values.js";
import * as demo from "./demo/seed.js";
import { doctor } from "./doctor.js";
import { adjust } from "./inventory/adjust.js";
import { exportStock } from "./inventory/export.js";
import { importStock } from "./inventory/import.js";
import { count } from "./inventory/count.js";
import { history } from "./inventory/history.js";
import { list as listInventory, lowStock } from "./inventory/list.js";
import { receive } from "./inventory/receive.js";
import { transfer } from "./inventory/transfer.js";
import { login } from "./login.js";
import { logout } from "./logout.js";
import { advance } from "./orders/advance.js";
import { cancel } from "./orders/cancel.js";
import { list as listOrders } from "./orders/list.js";
import { refund } from "./orders/refund.js";
import { show as showOrder } from "./orders/show.js";
import { watch } from "./orders/watch.js";
import { list as listProfiles } from "./profiles/list.js";
import { use as useProfile } from "./profiles/use.js";
import { add as addRider } from "./riders/add.js";
import { cash, settleCash } from "./riders/cash.js";
import { approveDocument, documents, enterDocument, rejectDocument } from "./riders/documents.js";
import { adjustEarnings, earnings } from "./riders/earnings.js";
import { importRiders } from "./riders/import.js";
import { list as listRiders } from "./riders/list.js";
import { activate, reinstate, suspend } from "./riders/set-status.js";
import { show as showRider } from "./riders/show.js";
import { update as updateRider } from "./riders/update.js";
import { add as addStaff } from "./staff/add.js";
import { importStaff } from "./staff/import.js";
import { list as listStaff } from "./staff/list.js";
import { activate as activateStaff, suspend as suspendStaff } from "./staff/set-status.js";
import { simulate } from "./simulate.js";
import { check } from "./stores/check.js";
import { create } from "./stores/create.js";
import { fees } from "./stores/fees.js";
import { list as listStores } from "./stores/list.js";
import { seed } from "./stores/seed.js";
import { close, open, pause } from "./stores/set-status.js";
import { show as showStore } from "./stores/show.js";
import { surge } from "./stores/surge.js";
import { update as updateStore } from "./stores/update.js";
import { whoami } from "./whoami.js";

/** Every topic and verb of `quickdash`. */
export const TOPICS: readonly Topic[] = [
  {
    name: "stores",
    summary: "dark stores",
    commands: [seed, listStores, showStore, create, updateStore, fees, surge, open, pause, close, check],
  },
  { name: "catalog", summary: "products and categories", commands: [importCatalog] },
  {
    name: "inventory",
    summary: "prices and stock of a dark store",
    commands: [importStock, exportStock, listInventory, lowStock, adjust, transfer, receive, count, history],
  },
  {
    name: "riders",
    summary: "riders",
    commands: [
      addRider,
      listRiders,
      showRider,
      updateRider,
      suspend,
      reinstate,
      activate,
      earnings,
      adjustEarnings,
      cash,
      settleCash,
      documents,
      enterDocument,
      approveDocument,
      rejectDocument,
      importRiders,
    ],
  },
  { name: "staff", summary: "store staff", commands: [addStaff, listStaff, suspendStaff, activateStaff, importStaff] },
  { name: "orders", summary: "orders", commands: [listOrders, showOrder, advance, cancel, refund, watch] },
  { name: "demo", summary: "sample data", commands: [demo.seed] },
  { name: "profiles", summary: "the servers you have logged in to", commands: [listProfiles, useProfile] },
];

/** Commands without a topic. */
export const COMMANDS: readonly Command[] = [
  simulate,
  doctor,
  login,
  whoami,
  logout,
  completionCommand(() => describeCompletion(TOPICS, COMMANDS)),
  completionValues,
];
