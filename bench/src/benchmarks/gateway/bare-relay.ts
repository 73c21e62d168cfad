// Socket.IO and nothing else: a rider's position goes to the room of the order, whoever asks for it. Prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

type Acknowledge = (answer: { ok: true }) => void;

const http = createServer((_request, response) => response.end());
const io = new Server(http, { transports: ["websocket"], serveClient: false, perMessageDeflate: false });
const customers = io.of("/customer");

customers.on("connection", (socket) => {
  socket.on("track", ({ order_id }: { order_id: string }, acknowledge: Acknowledge) => {
    void socket.join(`order:${order_id}`);
    acknowledge({ ok: true });
  });
});

io.of("/rider").on("connection", (socket) => {
  const { order_id } = socket.handshake.auth as { order_id: string };
  socket.on("location", (location: Record<string, unknown>, acknowledge: Acknowledge) => {
    const { latitude, longitude, heading, recorded_at } = location;
    customers.to(`order:${order_id}`).emit("rider.location", { order_id, latitude, longitude, heading, recorded_at });
    acknowledge({ ok: true });
  });
});

http.listen(Number(process.env.PORT), () => process.stdout.write(`${(http.address() as AddressInfo).port}\n`));
