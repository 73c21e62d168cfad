export { FakeRazorpay, type FakeAccount, type FakeFailure, type FakePayment } from "./fake-razorpay";
