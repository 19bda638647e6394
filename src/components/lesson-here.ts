/** The lesson that a component of its text stands in. */
export function lessonHere(locals: App.Locals, component: string): NonNullable<App.Locals['lesson']> {
  if (locals.lesson === undefined) throw new Error(`<${component}> works in lessons only`);
  return locals.lesson;
}
