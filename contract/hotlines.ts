/** The two lines that answer everywhere in the country, by the names under which they are run. */
export const insuranceHotline = { name: '医疗保障服务热线', phone: '12393' } as const;
export const taxHotline = { name: '纳税缴费服务热线', phone: '12366' } as const;
