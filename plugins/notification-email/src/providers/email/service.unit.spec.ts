import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { readEmailOptions } from "./options";
import EmailNotificationService from "./service";

/** The mail server is the outside world: a small one that answers RCPT as told and keeps what it takes. */
class FakeMailServer {
  readonly mails: string[] = [];
  private server!: Server;
  private readonly sockets = new Set<Socket>();

  async answer(recipient: string | null): Promise<string> {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on("error", () => socket.destroy());
      if (recipient === null) return;
      socket.write("220 fake\r\n");
      let mail: string | null = null;
      let unfinished = "";
      socket.on("data", (data: Buffer) => {
        const lines = (unfinished + data.toString()).split("\r\n");
        unfinished = lines.pop() ?? "";
        for (const line of lines) {
          if (mail !== null && line !== ".") {
            mail += `${line}\r\n`;
          } else if (mail !== null) {
            this.mails.push(mail);
            mail = null;
            socket.write("250 taken\r\n");
          } else if (line === "DATA") {
            mail = "";
            socket.write("354 go on\r\n");
          } else {
            socket.write(line.startsWith("RCPT") ? `${recipient}\r\n` : line === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
          }
        }
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
  }
}

const mail = {
  to: "meera@example.com",
  channel: "email",
  template: "delivered",
  content: { subject: "Order #1 was delivered", text: "Thank you.", html: "<p>Thank you.</p>" },
  provider_data: { idempotency_key: "omsg_1" },
};
const from = "QuickDash <orders@quickdash.example>";

describe("the mail provider", () => {
  let server: FakeMailServer;
  beforeEach(() => {
    server = new FakeMailServer();
  });
  afterEach(() => server.close());

  const providerAt = (smtpUrl: string, timeoutMs = 5_000) =>
    new EmailNotificationService({}, { channels: ["email"], smtpUrl, from, timeoutMs });

  it("hands over text and HTML under an id that a repeat has too", async () => {
    const provider = providerAt(await server.answer("250 ok"));
    const id = "<omsg_1@quickdash.example>";
    expect(await provider.send(mail)).toEqual({ id });
    expect(await provider.send(mail)).toEqual({ id });
    expect(server.mails).toHaveLength(2);
    for (const sent of server.mails) {
      expect(sent).toContain(`Message-ID: ${id}`);
      expect(sent).toContain("Subject: Order #1 was delivered");
      expect(sent).toContain(`From: ${from}`);
      expect(sent).toContain("<p>Thank you.</p>");
    }
  });

  it("says that a mail was refused for good, without the address", async () => {
    const provider = providerAt(await server.answer("550 5.1.1 <meera@example.com> unknown"));
    await expect(provider.send(mail)).rejects.toThrow("The mail server refused the message with 550.");
  });

  it("says that the server may take it later, without the address", async () => {
    const provider = providerAt(await server.answer("451 4.7.1 <meera@example.com> try again"));
    await expect(provider.send(mail)).rejects.toThrow("The mail server did not take the message: it answered 451.");
  });

  it("does not wait for a server that says nothing", async () => {
    const provider = providerAt(await server.answer(null), 200);
    await expect(provider.send(mail)).rejects.toThrow("The mail server did not take the message: ETIMEDOUT.");
  });

  it("refuses a mail without a subject", async () => {
    const provider = providerAt(await server.answer("250 ok"));
    await expect(provider.send({ ...mail, content: { text: "Hi", subject: "", html: "" } })).rejects.toThrow(/subject/);
  });
});

describe("readEmailOptions", () => {
  it("names the option that is wrong", () => {
    expect(() => readEmailOptions({ smtpUrl: "https://mail.example", from })).toThrow(/smtpUrl/);
    expect(() => readEmailOptions({ smtpUrl: "smtp://mail.example" })).toThrow(/from/);
  });
});
