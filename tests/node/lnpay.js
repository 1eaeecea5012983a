// Runs the npm package lnpay against the sandbox: creates an invoice, reads it, and fails on a wallet that is unknown.
// The package's base URL is fixed, so axios is told another one; everything else is the package's own code.
const axios = require("axios");
const create = axios.create;
axios.create = (config) => create.call(axios, { ...config, baseURL: `${process.env.LNPAY_BASE_URL}/v1` });
const { default: LNPay } = require("lnpay");

async function main() {
  const secretKey = process.env.LNPAY_API_KEY;
  const lnpay = LNPay({ secretKey, walletAccessKey: process.env.LNPAY_WALLET_KEY });
  const created = await lnpay.generateInvoice({ num_satoshis: 2, memo: "Tester", passThru: { order_id: "100" } });
  const read = await lnpay.getInvoice({ id: created.id });
  const stranger = LNPay({ secretKey, walletAccessKey: "wal_unknown" });
  const refused = await stranger.generateInvoice({ num_satoshis: 2 }).catch((error) => error.message);
  console.log(JSON.stringify({ created, read, refused }));
}

main();
