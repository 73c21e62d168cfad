import { join } from "node:path";
import { StepFailure } from "../progress/problem.mjs";
import { waitUntil } from "../services/wait-until.mjs";
import { isHealthy, logIn, readShopKeys } from "./backend-api.mjs";
import { addressesOf, environmentOf } from "./environment.mjs";
import { BACKEND_FOLDER, medusa, programsOf } from "./programs.mjs";

const READY_WITHIN_MS = 180_000;

/** Starts all programs at once and waits until each answers. */
export async function runPrograms(platform) {
  const { settings, processes, steps } = platform;
  const env = environmentOf(platform);
  const started = programsOf(settings).map((program) => ({
    ...program,
    entry: processes.start(program.name, process.execPath, program.args, {
      cwd: program.cwd,
      env,
      log: join(settings.logs, `${program.name}.log`),
    }),
  }));
  for (const { name, title, health, entry } of started) {
    await steps.run(`${name}-start`, title, async (step) => {
      step.report("starting");
      await waitUntil(() => isHealthy(health), entry, READY_WITHIN_MS);
      step.remark(new URL(health).origin);
    });
  }
  return started.map(({ entry }) => entry);
}

/** The operator's token and the keys of the shop. A password that the database does not know yet is set there. */
export async function openShop(platform) {
  const { settings, secrets, steps, processes } = platform;
  const { backend_url } = addressesOf(settings);
  const operator = { email: settings.operatorEmail, password: secrets.operator_password };
  return steps.run("operator", "Operator", async (step) => {
    let token = await logIn(backend_url, operator);
    if (!token && !settings.isProduction) {
      step.report("setting the password of secrets.json");
      await processes.execute("ensure-operator", process.execPath, medusa("exec", "./src/scripts/ensure-operator.js"), {
        cwd: BACKEND_FOLDER,
        env: environmentOf(platform),
        log: step.log,
      });
      token = await logIn(backend_url, operator);
    }
    if (!token) {
      throw new StepFailure(`the database knows another password for ${operator.email}.`);
    }
    step.remark(operator.email);
    return { operator, token, ...(await readShopKeys(backend_url, token)) };
  });
}
