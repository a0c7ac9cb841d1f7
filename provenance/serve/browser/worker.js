// The engine: Python as WebAssembly, in a worker, so that the page stays alive while it works.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const start = async () => {
  const packages = fetch("packages.zip").then((response) => response.arrayBuffer());
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  python.unpackArchive(new Uint8Array(await packages), "zip", { extractDir: "/packages" });
  python.runPython("import sys; sys.path.insert(0, '/packages')");
  const answer = python.pyimport("provenance.serve.answer").answer;
  return (asked) => {
    const given = ["pasted", "dropped"].map((name) => python.toPy(asked[name]));
    const made = answer(...given, asked.blank, asked.corrections);
    given.forEach((proxy) => proxy.destroy());
    const result = made.toJs({ dict_converter: Object.fromEntries });
    made.destroy();
    return result;
  };
};

const engine = start();
engine.then(() => postMessage({ ready: true }), (error) => postMessage({ broken: String(error) }));
onmessage = async (event) => {
  const work = await engine;
  try {
    postMessage(work(event.data));
  } catch (error) {
    postMessage({ problem: String(error) });
  }
};
