// Pictures of what a family keeps and sees again: `node tests/browser/pictures.mjs FOLDER`, once the product is built.
// Each page as a phone and as a desk has it, in English and in Arabic; the receipt on paper too.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { asked, dates, fill, submit } from './filling.mjs'
import { newPage, startBrowser, startHub } from './hub.mjs'

const folder = process.argv[2]
if (!folder) throw new Error('say into which folder the pictures go')

const council = 'westminster'
const languages = ['', 'ar/']
const widths = [320, 1280]

await mkdir(folder, { recursive: true })
const hub = await startHub()
const browser = await startBrowser()
try {
  await pictures()
} finally {
  await browser.close()
  await hub.stop()
}

async function pictures () {
  const staff = await signedIn()
  for (const language of languages) {
    const site = `${hub.public(council)}/${council}/${language}`
    const family = await newPage(browser)
    const draw = name => draws(family, `${name}${language ? '-ar' : ''}`)

    await family.goto(`${site}request`)
    await draw('request-asks-for-a-code')
    await family.goto(`${site}return`)
    await draw('return-asks-for-a-code')
    await family.goto(`${site}forms/what-can-we-help-you-with/`)
    await answers(family, dates())
    await family.goto(`${site}forms/what-can-we-help-you-with/save`)
    await draw('save')
    await onPaper(family, `save${language ? '-ar' : ''}`)
    await family.goto(`${site}return`)
    await draw('return-with-a-form')
    await family.goto(`${site}forms/what-can-we-help-you-with/help`)
    await goesOn(family)
    await draw('receipt')
    await onPaper(family, `receipt${language ? '-ar' : ''}`)

    // A form that asks what may be shared, in the languages that it has.
    const sharing = await newPage(browser)
    const { reference, code } = await sends(sharing, `${hub.public(council)}/${council}/forms/about-my-family/`)
    await enters(family, site, code)
    await draw('request-nothing-switched-on')
    await takes(staff, reference)
    for (const [part, more] of [['Status'], ['Messages', writes], ['Sharing'], ['What we agreed to do next', plans]]) {
      await shows(staff, part)
      await more?.(staff)
      await family.goto(`${site}request/shown`)
      await draw(`request-shows-${part.split(" ").pop().toLowerCase()}`)
    }
    for (const step of ['message', 'add', 'agreements', 'withdraw']) {
      await family.goto(`${site}request/${step}`)
      await draw(`request-step-${step}`)
    }
    await family.locator('main form button').first().click()
    await family.waitForURL(/\/request\/shown$/)
    await draw('request-withdrawn')
    await onPaper(family, `request${language ? '-ar' : ''}`)

    const professional = await newPage(browser)
    const sent = await sends(professional, `${hub.public(council)}/${council}/forms/refer-a-family/`)
    if (!language) await draws(professional, 'receipt-of-a-professional')
    await enters(family, site, sent.code)
    await draw('request-of-a-professional')
    await Promise.all([family, sharing, professional].map(page => page.context().close()))
  }
}

/** The page as it stands, in each width. */
async function draws (page, name) {
  await page.waitForLoadState()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
}

async function onPaper (page, name) {
  await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' })
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.screenshot({ path: join(folder, `${name}-paper.png`), fullPage: true })
  await page.emulateMedia({ media: 'screen' })
}

/** Answers one page with something that it takes. */
async function answers (page, [date, ...others]) {
  const before = page.url()
  const all = await asked(page)
  // Whether there is another one: there is none.
  if (all.length === 2 && all.every(({ name }) => name === 'answer')) await page.locator('[name=answer][value=no]').check()
  else await fill(page, 0, date, { chosen: new Set() })
  await submit(page)
  if (await page.locator('.govuk-error-summary').count() === 0) return
  if (others.length === 0) throw new Error(`${before}: ${await page.locator('.govuk-error-summary').innerText()}`)
  await answers(page, others)
}

/** Goes on with a form until it is sent. */
async function goesOn (page) {
  for (let step = 0; step < 60; step++) {
    const path = new URL(page.url()).pathname
    const lead = async link => Promise.all([page.waitForNavigation(), link.click()])
    if (path.endsWith('/sent')) return
    if (path.endsWith('/tasks')) {
      await lead(page.locator('.govuk-task-list__item', { hasNot: page.getByText('Completed') }).locator('a').first())
    } else if (path.endsWith('/before')) {
      await lead(page.locator('main a.govuk-button'))
    } else if (path.endsWith('/check')) {
      await submit(page)
    } else {
      await answers(page, dates())
    }
  }
  throw new Error(`${page.url()} leads nowhere`)
}

async function sends (page, form) {
  await page.goto(form)
  await goesOn(page)
  const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
  return { reference, code: (await page.locator('#receipt-code').innerText()).trim() }
}

async function enters (page, site, code) {
  await page.goto(`${site}request`)
  await page.locator('[name=receipt-code]').fill(code)
  await page.locator('main form button').click()
  await page.waitForURL(/\/request\/shown$/)
}

function press (page, name) {
  return page.getByRole('button', { name }).click()
}

async function signedIn () {
  const staff = await newPage(browser)
  await staff.goto(`${hub.staff(council)}/`)
  await press(staff, /Westminster/)
  await press(staff, /Neil Sample/)
  await staff.getByRole('heading', { level: 1, name: 'Referrals' }).waitFor()
  return staff
}

/** Takes what was sent, and opens what its family sees. */
async function takes (staff, reference) {
  await staff.goto(`${hub.staff(council)}/${council}/queue?show=new`)
  await staff.getByRole('row').filter({ hasText: reference }).getByRole('button').first().click()
  await press(staff, 'What the family sees')
}

async function shows (staff, part) {
  await staff.getByRole('link', { name: `Show ${part}` }).click()
  await staff.getByLabel('Yes, and it is safe').check()
  await staff.getByLabel('Who did you ask?').fill('Ana, alone on the phone')
  const yesterday = new Date(Date.now() - 36 * 3600 * 1000)
  await staff.getByLabel('Day').fill(String(yesterday.getUTCDate()))
  await staff.getByLabel('Month').fill(String(yesterday.getUTCMonth() + 1))
  await staff.getByLabel('Year').fill(String(yesterday.getUTCFullYear()))
  await press(staff, 'Show it to the family')
  await staff.getByText('The family sees it from now on.').waitFor()
}

async function writes (staff) {
  await press(staff, 'Write to the family')
  await staff.getByLabel('Your message').fill('Is Monday at ten good for a talk?\n\nYou can bring a friend.')
  await press(staff, 'Send the message')
  await staff.getByText('Your message is sent.').waitFor()
}

async function plans (staff) {
  await staff.getByRole('link', { name: 'What we agreed to do next', exact: true }).click()
  await staff.locator('main textarea').fill('We find a larger cot. You bring the letter from the school on Monday.')
  await staff.locator('main form button').first().click()
  await staff.waitForURL(/\/view$/)
}
