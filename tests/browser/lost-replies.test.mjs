// What comes back is lost: between the browser and the function, and between the function and DynamoDB. Families
// press again, reload, go back, or go on in another browser. There is one record, one code, and all that was typed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeployed, newPage, startForTests, usable } from './hub.mjs'
import { startStore } from './store.mjs'

// In the shape of production the store is inside of the same process: nothing can break between.
const skip = isDeployed
const it = isDeployed ? {} : startForTests(startStore)

const at = path => `${it.hub.public('westminster')}/westminster/${path}`
const check = 'forms/what-can-we-help-you-with/check'
const press = (page, name) => page.getByRole('button', { name }).click()
const go = page => press(page, 'Continue')
const submissions = () => it.store.count('westminster-submissions', 'submission')
const followUps = () => it.store.count('westminster-submissions', 'follow-up')

async function begin (page, name) {
  await page.goto(at('forms/what-can-we-help-you-with/'))
  await page.getByLabel('What is your full name?').fill(name)
  await page.getByLabel('By phone').check()
  await page.getByLabel('Phone number').fill('020 7946 0000')
  await go(page)
  await page.waitForURL(/\/safe-contact$/)
}

async function tell (page, words) {
  await page.getByLabel('Tell us in your own words').fill(words)
  await page.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('No').check()
  await go(page)
}

/** Fills in all pages, and stands before sending. */
async function fillIn (page, name) {
  await begin(page, name)
  await go(page)
  await tell(page, 'Someone to talk to.')
  await page.waitForURL(/\/check$/)
}

const code = page => page.locator('#receipt-code').innerText()

/** The next post of this address reaches the function, and what it answers never arrives. */
async function loseReply (page, to) {
  const answered = new Promise(resolve => {
    page.route(at(to), async route => {
      if (route.request().method() !== 'POST') return route.continue()
      const answer = await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
      await page.unroute(at(to))
      resolve(answer.status())
    })
  })
  return answered
}

for (const javaScriptEnabled of [true, false]) {
  const how = { javaScriptEnabled }
  const script = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`who sends, hears nothing, and goes back or reloads, has sent once: ${script}`, { skip }, async () => {
    const ways = {
      'goes back': page => page.goBack(),
      'goes back to the page': page => page.goto(at(check)),
      // The browser posts the page once more, as it does when a family says yes to that.
      'reloads': page => page.reload()
    }
    for (const [way, again] of Object.entries(ways)) {
      const before = await submissions()
      const page = await newPage(it.browser, how)
      await fillIn(page, `Ana ${way}`)
      const token = await page.locator('main input[name=token]').getAttribute('value')
      const lost = loseReply(page, check)
      await press(page, 'Send').catch(() => {})
      assert.equal(await lost, 303, 'the function had it')
      assert.equal(await submissions(), before + 1)
      await page.waitForTimeout(100)
      await again(page)
      if (/\/check$/.test(page.url())) await press(page, 'Send')
      await page.waitForURL(/\/sent$/).catch(() => assert.fail(`${way}: ${page.url()}`))
      const first = await code(page)
      // A stale page of another tab gives the same.
      const stale = await page.context().request.post(at(check), {
        form: { token },
        headers: { origin: it.hub.public('westminster'), 'sec-fetch-site': 'same-origin' }
      })
      assert.ok((await stale.text()).includes(first), way)
      assert.equal(await submissions(), before + 1, way)
      await page.context().close()
    }
  })
}

test('DynamoDB keeps what was sent and its answer is lost: the family sees its code, and there is one record', { skip }, async () => {
  const page = await newPage(it.browser)
  page.setDefaultTimeout(25_000)
  const before = await submissions()
  await fillIn(page, 'Ana Kept')
  it.store.losesAnswers()
  try {
    await press(page, 'Send')
    await page.waitForURL(/\/sent$/)
  } finally {
    it.store.answersAgain()
  }
  assert.match(await code(page), /^(\w{4}-){5}\w{4}$/)
  assert.equal(await submissions(), before + 1)
})

test('storage goes away in the middle: everything typed is kept, the hub is named, and pressing again sends', { skip }, async () => {
  const page = await newPage(it.browser)
  page.setDefaultTimeout(25_000)
  const before = await submissions()
  await begin(page, 'Ana Middle')
  await go(page)
  it.store.goesAway()
  await tell(page, 'Typed while it was away.')
  await page.getByText('Sorry, we could not save this page').first().waitFor()
  assert.equal(await page.getByLabel('Tell us in your own words').inputValue(), 'Typed while it was away.')
  assert.ok(await page.locator('main a[href="tel:02076415676"]').count() > 0)
  await usable(page)
  it.store.comesBack()
  await go(page)
  await page.waitForURL(/\/check$/)
  it.store.goesAway()
  await press(page, 'Send')
  await page.locator('main a[href="tel:02076415676"]').first().waitFor()
  assert.equal(await submissions(), before)
  await usable(page)
  it.store.comesBack()
  await press(page, 'Try again')
  await page.getByText('Typed while it was away.').waitFor()
  await press(page, 'Send')
  await page.waitForURL(/\/sent$/)
  const receipt = await code(page)

  // The code is typed once.
  it.store.goesAway()
  await page.goto(at('request/'))
  await page.getByLabel('Receipt code').fill(receipt)
  await press(page, 'See my request')
  await page.getByRole('heading', { level: 1, name: /cannot show what you sent/ }).waitFor()
  assert.ok(!page.url().includes(receipt))
  it.store.comesBack()
  await press(page, 'Try again')
  await page.getByRole('heading', { level: 1, name: 'My request' }).waitFor()

  // So is a message; sent again, it is there once.
  await page.getByRole('link', { name: 'Send a message to the hub' }).click()
  await page.getByLabel('Your message').fill('We move.')
  const said = await followUps()
  it.store.goesAway()
  await press(page, 'Send message')
  await page.getByText('so this was not sent').first().waitFor()
  assert.equal(await page.getByLabel('Your message').inputValue(), 'We move.')
  it.store.comesBack()
  const lost = loseReply(page, 'request/message')
  await press(page, 'Send message').catch(() => {})
  assert.equal(await lost, 303)
  await page.waitForTimeout(100)
  await page.reload()
  await page.getByText('We have your message.').waitFor()
  assert.equal(await page.getByText('We move.').count(), 1)
  assert.equal(await followUps(), said + 1)
  assert.equal(await submissions(), before + 1)
})

test('two browsers fill in the same form at once: neither loses anything, and it is sent once', { skip }, async () => {
  const before = await submissions()
  const [one, two] = [await newPage(it.browser), await newPage(it.browser)]
  await begin(one, 'Ana One')
  await one.getByRole('link', { name: 'Save and come back later' }).click()
  const returns = await one.locator('#return-code').innerText()
  await press(one, 'Continue with this form')
  await go(one)
  await one.getByLabel('Tell us in your own words').fill('Typed in the first.')

  await two.goto(at('return/'))
  await two.getByLabel('Return code').fill(returns)
  await press(two, 'Continue')
  await two.waitForURL(/\/safe-contact$|\/help$/)
  await two.goto(at('forms/what-can-we-help-you-with/safe-contact'))
  await two.getByLabel('Is there anything we should know').fill('Typed in the second.')
  await go(two)

  await one.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('No').check()
  await go(one)
  await one.waitForURL(/\/check$/)
  const all = ['Ana One', 'Typed in the first.', 'Typed in the second.']
  for (const typed of all) await one.getByText(typed).waitFor()
  await two.goto(at(check))
  for (const typed of all) await two.getByText(typed).waitFor()

  // The second changes what the first is about to send: the first is shown that, and sends it then.
  await two.goto(at('forms/what-can-we-help-you-with/you?change'))
  await two.getByLabel('What is your full name?').fill('Ana Two')
  await go(two)
  await two.waitForURL(/\/check$/)
  await press(one, 'Send')
  await one.getByText('Ana Two').waitFor()
  assert.equal(await submissions(), before)

  await Promise.all([press(one, 'Send'), press(two, 'Send')])
  await Promise.all([one, two].map(page => page.waitForURL(/\/sent$/)))
  assert.equal(await code(one), await code(two))
  assert.equal(await submissions(), before + 1)
})
