// Every form of both councils, every page of it, every choice on it: a family that answers whatever is asked,
// first with nothing and then with something, and comes to the end. No name of a form stands here.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asked, dates, fill, formsOf, submit } from './filling.mjs'
import { barriers, isDeployed, newPage, overflow, startForTests } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'

const phone = { width: 320, height: 640 }

/** How often a form is filled in: as often as its questions with the most conditions have choices. */
const ways = 6
const mostSteps = 60

const isError = page => page.locator('.govuk-error-summary').count()

/** Goes through a form once, the `way`th choice everywhere. */
async function walk (page, start, way, look, seen) {
  await page.goto(start)
  const lists = new Map()
  const visited = new Set()
  for (let step = 0; step < mostSteps; step++) {
    const path = new URL(page.url()).pathname
    await look(page)
    if (/\/(ended|sent)$/.test(path)) return path.split('/').pop()
    if (path.endsWith('/tasks')) {
      const open = page.locator('.govuk-task-list__item', { hasNot: page.getByText('Completed') }).locator('a')
      await Promise.all([page.waitForNavigation(), open.first().click()])
      continue
    }
    if (path.endsWith('/before')) {
      await Promise.all([page.waitForNavigation(), page.locator('main a.govuk-button').click()])
      continue
    }
    if (path.endsWith('/check')) {
      await submit(page)
      continue
    }
    const all = await asked(page)
    if (all.length === 2 && all.every(({ name }) => name === 'answer')) {
      const count = lists.get(path) ?? 0
      lists.set(path, count + 1)
      await page.locator(`[name=answer][value=${count < 1 ? 'yes' : 'no'}]`).check()
      await submit(page)
      continue
    }
    if (!visited.has(path)) {
      visited.add(path)
      await submit(page)
      if (await isError(page)) {
        assert.match(await page.title(), /^Error: /, path)
        await look(page)
      } else {
        // Nothing is needed there.
        await page.goto(new URL(path.replace(/\/forms\/[^/]+\/$/, '$&'), page.url()).href)
      }
    }
    for (const { name, value, type } of all) {
      if (type !== 'radio') continue
      const question = seen.asked.get(name) ?? { choices: new Set(), pages: 0 }
      if (question.choices.has(value) && question.way !== way) question.pages++
      question.way = way
      question.choices.add(value)
      seen.asked.set(name, question)
    }
    let rest = dates()
    do {
      const chosen = await fill(page, way, rest.shift(), seen)
      await submit(page)
      if (!await isError(page)) {
        for (const choice of chosen) seen.chosen.add(choice)
        rest = []
      }
    } while (rest.length > 0)
    const errors = await page.locator('.govuk-error-summary li').allInnerTexts()
    assert.deepEqual(errors, [], `${path}, way ${way}`)
  }
  return assert.fail(`${start} has no end, way ${way}: ${page.url()}`)
}

for (const council of ['westminster', 'barking-and-dagenham']) {
  // The functions and their content are the same in both shapes: once is enough.
  const skip = isDeployed
  // A hub of its own for each: an address begins no more than 60 forms in an hour.
  describe(council, { skip }, () => {
    const it = startForTests()
    test('every form comes to its end with every choice, without JavaScript', async () => {
      const received = new Map()
      for (const form of await formsOf(council)) {
        const seen = { asked: new Map(), chosen: new Set() }
        const ends = new Set()
        for (let way = 0; way < ways; way++) {
          const page = await newPage(it.browser, { javaScriptEnabled: false, viewport: phone })
          page.on('response', async response => {
            const html = response.headers()['content-type']?.startsWith('text/html') && response.status() !== 303
            const key = `${new URL(response.url()).pathname}-${response.status()}`
            if (html && !received.has(key)) received.set(key, await response.text().catch(() => ''))
          })
          const look = async () => assert.ok(await overflow(page) <= 0, `${page.url()} needs scrolling sideways`)
          ends.add(await walk(page, `${it.hub.public(council)}/${council}/forms/${form}/`, way, look, seen))
          await page.context().close()
        }
        assert.ok(ends.has('sent'), `${form} is never sent`)
        // A question that was asked too seldom for all of its choices was asked for one of them at least.
        const left = [...seen.asked].flatMap(([name, { choices, pages }]) => {
          const taken = [...choices].filter(value => seen.chosen.has(`${name}=${value}`))
          const needed = Math.min(choices.size, pages + 1)
          return taken.length >= needed ? [] : [`${name}: ${taken.length} of ${choices.size}`]
        })
        assert.deepEqual(left, [], `choices of ${form} that nobody took`)
      }
      assert.deepEqual(await foundByNuIn([...received]), [])
    })
  })

  describe(council, { skip }, () => {
    const it = startForTests()
    test('every page of every form is usable, empty, with its errors and filled in', async () => {
      for (const form of await formsOf(council)) {
        const page = await newPage(it.browser, { viewport: phone })
        const looked = new Set()
        const look = async () => {
          await page.waitForLoadState()
          const state = `${new URL(page.url()).pathname} ${await isError(page)}`
          if (looked.has(state)) return
          looked.add(state)
          assert.equal(await page.locator('h1').count(), 1, `${state} has one heading`)
          assert.ok(await overflow(page) <= 0, `${state} needs scrolling sideways`)
          assert.deepEqual(await barriers(page), [], state)
        }
        // Once with the first choices, and once with the second: what the one reveals the other does not.
        const seen = { asked: new Map(), chosen: new Set() }
        for (const way of [0, 1]) {
          await page.context().clearCookies()
          await walk(page, `${it.hub.public(council)}/${council}/forms/${form}/`, way, look, seen)
        }
        await page.context().close()
      }
    })
  })
}
