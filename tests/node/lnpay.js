// Runs every call of the npm package lnpay against the sandbox, and prints what came back.
// The package's base URL is fixed, so axios is given another one; everything else is the package's own code.
const axios = require("axios");
const create = axios.create;
axios.create = (config) => create.call(axios, { ...config, baseURL: `${process.env.LNPAY_BASE_URL}/v1` });
const { default: LNPay } = require("lnpay");

async function main() {
  const secretKey = process.env.LNPAY_API_KEY;
  const client = LNPay({ secretKey, walletAccessKey: process.env.LNPAY_WALLET_KEY });
  const unused = new Set(Object.keys(client).filter((name) => typeof client[name] === "function" && name !== "api"));
  const lnpay = new Proxy(client, { get: (target, name) => (unused.delete(name), target[name]) });
  const stranger = LNPay({ secretKey, walletAccessKey: "wal_unknown" });
  const created = await lnpay.generateInvoice({ num_satoshis: 2, memo: "Tester", passThru: { order_id: "100" } });
  const results = {
    created,
    read: await lnpay.getInvoice({ id: created.id }),
    wallet: await lnpay.createWallet({ user_label: "Till" }),
    paid: await lnpay.payInvoice({ payment_request: process.env.OUTSIDE }),
    sent: await lnpay.keysend({ dest_pubkey: "02".repeat(33), num_satoshis: 2 }),
    moved: await lnpay.transfer({ dest_wallet_id: process.env.OTHER_WALLET, num_satoshis: 1, memo: "Memo" }),
    lnurl: await lnpay.lnUrlWithdraw({ num_satoshis: 3, memo: "Cash back" }),
    transactions: await lnpay.getTransactions({ page: 1, "per-page": 2 }),
    balance: await lnpay.getBalance(),
    refused: await stranger.generateInvoice({ num_satoshis: 2 }).catch((error) => error.message),
    paywall: await lnpay.createPaywall({ destination_url: "https://example.com" }).catch((error) => error.name),
  };
  console.log(JSON.stringify({ ...results, unused: [...unused] }));
}

main();
