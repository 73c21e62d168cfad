import type { Templates } from "./phrases";

/** What customers read in English. With a store name of ordinary length each is one text message. */
export const ENGLISH: Templates = {
  order_confirmed: ({ order, store, promised_time, total, to_pay }) => ({
    subject: `Order ${order} is confirmed`,
    sentences: [
      `Order ${order} is confirmed.`,
      promised_time ? `${store} delivers by ${promised_time}.` : `${store} delivers it.`,
      to_pay ? `Pay ${to_pay} at the door.` : `Total: ${total}.`,
    ],
  }),
  being_packed: ({ order, store, promised_time }) => ({
    subject: `Order ${order} is being packed`,
    sentences: [
      `${store} is packing your order ${order}.`,
      ...(promised_time ? [`It should arrive by ${promised_time}.`] : []),
    ],
  }),
  rider_on_the_way: ({ order, promised_time, handoff_code, to_pay }) => ({
    subject: `Order ${order} is on its way`,
    sentences: [
      promised_time
        ? `The rider is on the way with order ${order}, due by ${promised_time}.`
        : `The rider is on the way with order ${order}.`,
      ...(handoff_code ? [`Code for the rider: ${handoff_code}.`] : []),
      ...(to_pay ? [`To pay: ${to_pay}.`] : []),
    ],
  }),
  delivered: ({ order, store }) => ({
    subject: `Order ${order} was delivered`,
    sentences: [`Order ${order} was delivered.`, `Thank you for shopping at ${store}.`],
  }),
  cancelled: ({ order, is_unpaid, is_paid_ahead }) => ({
    subject: `Order ${order} was cancelled`,
    sentences: is_unpaid
      ? [
          `Order ${order} was cancelled because its payment did not come in time.`,
          "What is paid after all goes back to you.",
        ]
      : [
          `Order ${order} was cancelled.`,
          is_paid_ahead ? "What you paid goes back to you." : "There is nothing to pay.",
        ],
  }),
  refunded: ({ order, amount }) => ({
    subject: `${amount} goes back to you for order ${order}`,
    sentences: [
      `${amount} for order ${order} goes back to you the way you paid.`,
      "Your bank may take some days to show it.",
    ],
  }),
  payment_returned: ({ amount }) => ({
    subject: `Your payment of ${amount} goes back to you`,
    sentences: [
      `Your order could not be placed, so your payment of ${amount} goes back to you.`,
      "Your bank may take some days to show it.",
    ],
  }),
};
