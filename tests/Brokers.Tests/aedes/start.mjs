// Starts aedes on a port of 127.0.0.1 until SIGTERM: node start.mjs PORT. It keeps everything in memory, which is what aedes does unless told otherwise.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { Aedes } from 'aedes'

const port = Number(process.argv[2])
const { version } = JSON.parse(readFileSync(new URL('node_modules/aedes/package.json', import.meta.url)))
const broker = await Aedes.createBroker()
const server = createServer(broker.handle)
server.listen(port, '127.0.0.1', () => console.log(`aedes ${version} listens on ${port}`))
process.on('SIGTERM', () => {
  server.close()
  broker.close(() => process.exit(0))
})
