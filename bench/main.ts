import { benchEncoder } from './encoder.js';
import { benchTurns } from './turns.js';

console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n`);
await benchEncoder();
console.log();
await benchTurns();
process.exit(0);
