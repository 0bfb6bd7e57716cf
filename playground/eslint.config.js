import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "*.js", "*.mjs"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { eqeqeq: "error", "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }] },
  },
);
