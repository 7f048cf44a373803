package orders

import (
	"fmt"
	"html/template"
	"io"
	"strings"
)

// monthReport is one section of the report.
type monthReport struct {
	Month     string
	Orders    int
	Cents     int64
	Customers []customerReport
}

// customerReport is one row of a section.
type customerReport struct {
	Customer string
	Orders   int
	Cents    int64
}

var page = template.Must(template.New("report").Funcs(template.FuncMap{"money": money}).Parse(`<!doctype html>
<title>Orders of {{.Tenant}}</title>
{{range .Months}}<h2>{{.Month}}: {{.Orders}} orders, {{money .Cents}}</h2>
<table>{{range .Customers}}
<tr><td>{{.Customer}}<td>{{.Orders}}<td>{{money .Cents}}{{end}}
</table>{{end}}
`))

// writeReport writes a page with the best customers of every month.
func writeReport(w io.Writer, tenant string, orders []Order) error {
	months := make([]monthReport, 0, 12)
	for month, placed := range groupBy(orders, func(order Order) string { return order.Placed.Format("2006-01") }) {
		months = append(months, reportMonth(month, placed))
	}
	months = sortedDescending(months, func(month monthReport) string { return month.Month })
	return page.Execute(w, map[string]any{"Tenant": tenant, "Months": months})
}

func reportMonth(month string, orders []Order) monthReport {
	const shownCustomers = 10
	report := monthReport{Month: month, Orders: len(orders), Cents: sumCents(orders)}
	byCustomer := groupBy(orders, func(order Order) string { return strings.ToLower(order.Customer) })
	names := make([]string, 0, len(byCustomer))
	for name := range byCustomer {
		names = append(names, name)
	}
	customers := mapped(names, func(name string) customerReport {
		return customerReport{Customer: name, Orders: len(byCustomer[name]), Cents: sumCents(byCustomer[name])}
	})
	customers = sortedDescending(customers, func(customer customerReport) int64 { return customer.Cents })
	report.Customers = customers[:min(shownCustomers, len(customers))]
	return report
}

func sumCents(orders []Order) (cents int64) {
	for _, order := range orders {
		cents += order.Total
	}
	return cents
}

func money(cents int64) string { return fmt.Sprintf("%d.%02d EUR", cents/100, cents%100) }
