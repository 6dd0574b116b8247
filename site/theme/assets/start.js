// Starts GOV.UK Frontend's own components. Pages work without it.
import { initAll } from "./govuk-frontend.js";

initAll();
