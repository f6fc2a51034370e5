import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Pagination from '@atlaskit/pagination';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { createElement, type ElementType } from 'react';
import { sameAs, sameAsWithoutChildren, type Render } from './component';

const AnyTabList: ElementType = TabList;

/** Ways from one view to another. */
export const navigationComponents: Readonly<Record<string, Render>> = {
  Tabs: sameAs(Tabs),
  TabList: ({ children }) => createElement(AnyTabList, null, ...children),
  Tab: sameAs(Tab),
  TabPanel: ({ props, children }) => (
    <TabPanel {...props}>
      <div className="uikit-tab-panel">{children}</div>
    </TabPanel>
  ),
  Breadcrumbs: sameAs(Breadcrumbs),
  BreadcrumbsItem: sameAsWithoutChildren(BreadcrumbsItem),
  Pagination: sameAsWithoutChildren(Pagination),
};
