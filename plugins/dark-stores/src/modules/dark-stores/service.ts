import { MedusaService } from "@medusajs/framework/utils";
import DarkStore from "./models/dark-store";

export default class DarkStoresService extends MedusaService({ DarkStore }) {}
