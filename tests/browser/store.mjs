// DynamoDB and KMS in a process of their own, behind connections that a test can break.

import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './hub.mjs'

/** Starts them; they stop when their standard input ends. */
export async function startStore () {
  const child = spawn(join(root, 'target/debug/functions-bench'), ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const lines = [await said.next(), await said.next()]
  const state = { away: false, losing: false, open: new Set() }
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
    /** From now on transactions are carried out, and their connections break before the answer. */
    losesAnswers () { state.losing = true },
    answersAgain () { state.losing = false },
    /** How many items of a kind a table has. */
    async count (table, kind) {
      const answer = await fetch(lines[0].value, {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.Scan' },
        body: JSON.stringify({ TableName: table, ConsistentRead: true })
      })
      const { Items } = await answer.json()
      return Items.filter(item => item.kind?.S === kind).length
    },
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
    socket.on('data', asked => {
      if (state.losing && asked.includes('TransactWriteItems')) {
        upstream.unpipe(socket)
        upstream.once('data', () => socket.resetAndDestroy())
      }
    })
    socket.pipe(upstream).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: server.address().port }
}
