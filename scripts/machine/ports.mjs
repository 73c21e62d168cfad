import { createServer } from "node:net";
import { Problem } from "../progress/problem.mjs";

/** Refuses the first port that another program listens on, naming the setting that moves ours. */
export async function checkPortsFree(ports) {
  for (const [setting, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      throw new Problem(
        `Port ${port} is in use by another program: stop that program, or choose another port with ${setting}=<port>.`,
      );
    }
  }
}

/** A free port for each name, all different. */
export async function pickFreePorts(names) {
  const servers = await Promise.all(names.map(() => listen(0)));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(names.map((name, index) => [name, ports[index]]));
}

async function isFree(port) {
  for (const host of [undefined, "127.0.0.1"]) {
    try {
      const server = await listen(port, host);
      await new Promise((done) => server.close(done));
    } catch (error) {
      if (error.code === "EADDRINUSE") {
        return false;
      }
      if (error.code === "EACCES") {
        throw new Problem(`Port ${port} needs administrator rights: choose a port above 1023.`);
      }
      throw error;
    }
  }
  return true;
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
