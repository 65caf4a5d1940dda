import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import globals from "globals";

export default [
  {
    ignores: [".cribsheet/", ".venv/", "node_modules/", "site/", "tests/sites/", "tests/invalid/"],
  },
  js.configs.recommended,
  jsdoc.configs["flat/recommended-typescript-flavor-error"],
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      "default-case-last": "error",
      eqeqeq: "error",
      "no-alert": "error",
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implicit-coercion": ["error", { allow: ["!!"] }],
      "no-implied-eval": "error",
      "no-loop-func": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-return-assign": "error",
      "no-script-url": "error",
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-unmodified-loop-condition": "error",
      "no-unused-expressions": "error",
      "no-useless-concat": "error",
      "no-useless-rename": "error",
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-object-has-own": "error",
      "prefer-promise-reject-errors": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      "prefer-template": "error",
      radix: "error",
      "require-atomic-updates": "error",
      yoda: "error",
      // The type checker demands types; a description is for what they cannot say.
      "jsdoc/require-jsdoc": ["error", { publicOnly: true }],
      "jsdoc/require-param": "off",
      "jsdoc/require-param-description": "off",
      "jsdoc/require-property-description": "off",
      "jsdoc/require-returns": "off",
      "jsdoc/require-returns-description": "off",
      "jsdoc/tag-lines": ["error", "never", { startLines: null }],
    },
  },
  {
    files: ["assets/js/**", "cribsheet/**"],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    // Set into pages as they are, not as modules.
    files: ["templates/**"],
    languageOptions: { globals: { ...globals.browser }, sourceType: "script" },
    rules: { "no-var": "off" },
  },
  {
    files: ["bench/**", "tests/**", "*.config.js"],
    languageOptions: { globals: { ...globals.node } },
    rules: { "jsdoc/require-jsdoc": "off" },
  },
  {
    // Command-line programs speak through the console.
    files: ["bench/**", "tests/contract/**"],
    rules: { "no-console": "off" },
  },
];
