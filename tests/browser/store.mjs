// DynamoDB and KMS in a process of their own, behind connections that a test can break.

import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './hub.mjs'

/** Starts them; they stop when their standard input ends. */
export async function startStore () {
  const child = spawn(join(root, 'target/debug/submission-bench'), ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const lines = [await said.next(), await said.next()]
  const state = { away: false, open: new Set() }
  const proxies = []
  for (const { value } of lines) proxies.push(await startProxy(new URL(value), state))
  const [dynamodb, kms] = proxies.map(({ port }) => `http://127.0.0.1:${port}`)
  return {
    dynamodb,
    kms,
    /** From now on every connection breaks. */
    goesAway () {
      state.away = true
      for (const socket of state.open) socket.resetAndDestroy()
    },
    comesBack () { state.away = false },
    async stop () {
      for (const { server } of proxies) server.close()
      for (const socket of state.open) socket.destroy()
      child.stdin.end()
      await once(child, 'exit')
    }
  }
}

async function startProxy (to, state) {
  const server = createServer(socket => {
    if (state.away) return socket.resetAndDestroy()
    const upstream = connect(Number(to.port), to.hostname)
    for (const [one, other] of [[socket, upstream], [upstream, socket]]) {
      state.open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => { state.open.delete(one); other.destroy() })
    }
    socket.pipe(upstream).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: server.address().port }
}
