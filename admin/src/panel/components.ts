import { fileURLToPath } from "node:url";
import { ComponentLoader } from "adminjs";

/** The pages' own components. Files are the compiled ones beside this file. */
export const componentLoader = new ComponentLoader();

const add = (name: string, file: string): string =>
  componentLoader.add(name, fileURLToPath(new URL(`../components/${file}.js`, import.meta.url)));

// Stands around AdminJS's own list.
componentLoader.override(
  "DefaultListAction",
  fileURLToPath(new URL("../components/lists/list-page.js", import.meta.url)),
);

/** Names by which resources refer to components. */
export const Components = {
  actionForm: add("ActionForm", "action-form"),
  dashboard: add("OperationsDashboard", "dashboard/dashboard"),
  statusBadge: add("StatusBadge", "status-badge"),
  paymentMethod: add("PaymentMethod", "payment-method"),
  money: add("Money", "money"),
  instant: add("Instant", "instant"),
  jsonValue: add("JsonValue", "json-value"),
  availability: add("Availability", "availability"),
  orderPage: add("OrderPage", "orders/order-page"),
  refundForm: add("RefundForm", "orders/refund-form"),
  deliveryPage: add("DeliveryPage", "deliveries/delivery-page"),
  reassignForm: add("ReassignForm", "deliveries/reassign-form"),
  storeForm: add("StoreForm", "stores/store-form"),
  storePage: add("StorePage", "stores/store-page"),
  analyticsPage: add("AnalyticsPage", "analytics/analytics-page"),
  productForm: add("ProductForm", "catalogue/product-form"),
  productPage: add("ProductPage", "catalogue/product-page"),
  categoriesPage: add("CategoriesPage", "catalogue/categories-page"),
  offerCell: add("OfferCell", "offers/offer-cell"),
  newOffer: add("NewOffer", "offers/new-offer"),
  bulkOffers: add("BulkOffers", "offers/bulk-offers"),
  riderForm: add("RiderForm", "people/rider-form"),
  riderPage: add("RiderPage", "people/rider-page"),
  customerPage: add("CustomerPage", "people/customer-page"),
  promotionPage: add("PromotionPage", "catalogue/promotion-page"),
  staffForm: add("StaffForm", "people/staff-form"),
  exportList: add("ExportList", "records/export-list"),
  importPage: add("ImportPage", "imports/import-page"),
  nameControls: add("NameControls", "name-controls"),
  sessionWatch: add("SessionWatch", "session-watch"),
};
