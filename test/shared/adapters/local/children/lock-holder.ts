import { writeSync } from 'node:fs';
import { lockDataFolder } from '#shared/adapters/local/lock-data-folder.ts';

/** Holds the lock of the folder until it is killed. */
lockDataFolder(process.argv[2] ?? '');
writeSync(1, 'held\n');
setInterval(() => {}, 1000);
