// Decodes the payment requests given as arguments with light-bolt11-decoder, and prints them as JSON.
const { decode } = require("light-bolt11-decoder");

const invoices = process.argv.slice(2).map((paymentRequest) => {
  const { sections } = decode(paymentRequest);
  return Object.fromEntries(sections.filter(({ name }) => name !== "checksum").map(({ name, value }) => [name, value]));
});
console.log(JSON.stringify(invoices));
